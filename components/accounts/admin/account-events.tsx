import { useTranslations } from "next-intl";
import { Timeline } from "#components/ui/blocks.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { AccountEventLine } from "#lib/accounts/public.ts";

/** The end of the account's trail, refusals included, newest first. */
export function AccountEvents({ events }: { events: readonly AccountEventLine[] }) {
  const t = useTranslations("adminAccounts");
  const names = useTranslations("adminAccounts.events") as unknown as {
    (key: string): string;
    has(key: string): boolean;
  };
  // A type that this version does not know still shows that something happened.
  const nameOf = (type: string) => {
    const key = type.replace(/^account\./, "");
    return names.has(key) ? names(key) : t("otherEvent", { type });
  };
  if (events.length === 0) return <p>{t("noEvent")}</p>;
  return (
    <Timeline
      items={events.map((event) => ({
        key: event.id,
        tone: event.refused ? "warn" : "neutral",
        title: nameOf(event.type),
        meta: (
          <>
            <DateText value={event.at} />
            {event.address && <> – {t("from", { address: event.address })}</>}
            {event.refused && <> – {t("refused")}</>}
          </>
        ),
        body: event.type === "account.assisted" && event.reason && <p>{t("reasonGiven", { reason: event.reason })}</p>,
      }))}
    />
  );
}
