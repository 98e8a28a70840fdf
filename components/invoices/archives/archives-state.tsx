import { useLocale, useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";
import type { ArchivesState } from "#lib/integrity/index.ts";
import type { IssuedRow } from "#lib/invoices/public.ts";
import { formatDateTime } from "#lib/shared/dates.ts";

/** When the archives were last gone over, and which of those shown are not as they were left. */
export function ArchivesStateNotice({ state, rows }: { state: ArchivesState; rows: readonly IssuedRow[] }) {
  const t = useTranslations("archives");
  const locale = useLocale();
  const broken = rows.filter(({ id }) => state.broken.has(id));
  if (broken.length > 0) {
    const numbers = broken.map(({ number, draftNumber }) => number ?? draftNumber).join(", ");
    return <Notice tone="stop">{t("broken", { count: broken.length, numbers })}</Notice>;
  }
  if (!state.files || !state.histories) return <Notice tone="info">{t("notYet")}</Notice>;
  const [files, histories] = [formatDateTime(state.files, locale), formatDateTime(state.histories, locale)];
  return <Notice tone="ok">{t("verified", { files, histories })}</Notice>;
}
