import { useLocale, useTranslations } from "next-intl";
import { EmptyState, Timeline } from "#components/ui/blocks.tsx";
import type { AccountEvent } from "#lib/accounts/index.ts";
import { HISTORY_TONES, isHistoryType } from "#lib/accounts/public.ts";
import { formatDateTime } from "#lib/shared/dates.ts";

/** What sentences may ask for and an older event may lack. */
const NOTHING = {
  reason: "",
  factor: "",
  kind: "",
  given: "",
  by: "",
  gesture: "",
  known: "",
  minutes: "",
} as const;

/** What happened on an account, in sentences. An event of a newer version than this one is left out. */
export function AccountHistory({ events }: { events: readonly AccountEvent[] }) {
  const t = useTranslations("account.history");
  const say = useTranslations("accountHistory");
  const locale = useLocale();
  if (events.length === 0) return <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>;
  const meta = ({ at, address, bySupport }: AccountEvent) => {
    const date = formatDateTime(at, locale);
    if (bySupport) return t("bySupport", { date });
    return address ? t("from", { date, address }) : t("fromNowhere", { date });
  };
  return (
    <section aria-label={t("title")}>
      <Timeline
        items={events.flatMap((event) => {
          const { type, detail } = event;
          if (!isHistoryType(type)) return [];
          const values = { ...NOTHING, ...detail, count: Number(detail.count ?? 0), left: Number(detail.left ?? 0) };
          return [{ key: event.id, tone: HISTORY_TONES[type], title: say(type, values), meta: meta(event) }];
        })}
      />
    </section>
  );
}
