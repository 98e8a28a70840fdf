import { useLocale, useTranslations } from "next-intl";
import { NormText } from "#components/invoices/norm-text.tsx";
import { StatusBadge } from "#components/invoices/status-badge.tsx";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { DEPOSIT_MODES } from "#lib/invoices/domain/deposit-modes.ts";
import { isOneOf } from "#lib/invoices/domain/status.ts";
import { type InvoiceSheet, presentNorm } from "#lib/invoices/public.ts";
import { formatDateTime } from "#lib/shared/dates.ts";

/** The head of « Suivi du traitement » : number, state, mode of deposit, and whether the recipient has had the document. */
export function FollowSummary({ sheet }: { sheet: InvoiceSheet }) {
  const t = useTranslations("invoices.sheet");
  const modes = useTranslations("invoices.depositModes");
  const locale = useLocale();
  const { depositMode, downloadedAt } = sheet;
  const seen = downloadedAt ? t("seenByRecipient", { date: formatDateTime(downloadedAt, locale) }) : t("notSeen");
  return (
    <DescriptionList
      items={[
        { label: t("number"), value: sheet.number ?? sheet.draftNumber },
        { label: t("status"), value: <StatusAndNorm sheet={sheet} /> },
        { label: t("depositMode"), value: isOneOf(DEPOSIT_MODES, depositMode) ? modes(depositMode) : depositMode },
        ...(sheet.madeAvailableAt ? [{ label: t("recipient"), value: seen }] : []),
      ]}
    />
  );
}

function StatusAndNorm({ sheet }: { sheet: InvoiceSheet }) {
  return (
    <>
      <StatusBadge status={sheet.status} />
      <NormText code={presentNorm(sheet)} />
    </>
  );
}
