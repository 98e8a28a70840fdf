import { useLocale, useTranslations } from "next-intl";
import { NormText } from "#components/invoices/norm-text.tsx";
import { StatusBadge } from "#components/invoices/status-badge.tsx";
import { Card, DescriptionList } from "#components/ui/blocks.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Identifier } from "#components/ui/values.tsx";
import { isInvoiceStatus, type ReceiptVerification } from "#lib/invoices/index.ts";
import { formatDate, formatDateTime } from "#lib/shared/dates.ts";

/** What a receipt says, for whoever holds its code; the words people wrote are on the receipt, not here. */
export function VerifiedReceipt({ verification }: { verification: ReceiptVerification }) {
  const t = useTranslations("receipt");
  const v = useTranslations("verification");
  const c = useTranslations("deposit.certificate");
  const words = useTranslations("invoices");
  const locale = useLocale();
  const { content, authentic, fingerprint } = verification;
  const moment = (text: string) => formatDateTime(new Date(text), locale);
  const party = (one: { name: string; identifier: string }) => (
    <>
      {one.name || v("undisclosed")}
      {one.identifier && (
        <>
          {" – "}
          <Identifier value={one.identifier} />
        </>
      )}
    </>
  );
  return (
    <>
      <Notice tone={authentic ? "ok" : "stop"} title={t(authentic ? "authentic" : "altered")}>
        {t(authentic ? "authenticText" : "alteredText")}
      </Notice>
      <Card title={t(content.kind === "event" ? "title" : "notArrivedDocument")}>
        <DescriptionList
          items={[
            { label: c("number"), value: content.number },
            { label: c("supplier"), value: party(content.supplier) },
            ...(content.recipient ? [{ label: c("recipient"), value: party(content.recipient) }] : []),
            { label: c("depositedAt"), value: moment(content.submittedAt) },
            {
              label: t("status"),
              value: isInvoiceStatus(content.status) ? <StatusBadge status={content.status} /> : content.status,
            },
            ...(content.kind === "event" && content.norm
              ? [{ label: words("normLabel"), value: <NormText code={content.norm} /> }]
              : []),
            content.kind === "event"
              ? { label: t("at"), value: moment(content.at) }
              : { label: t("notArrivedOn"), value: formatDate(content.day, locale, "long") },
            { label: t("position"), value: content.position },
            { label: t("hash"), value: <span className="hash">{content.hash}</span> },
            ...content.files.map(({ name, sha256 }) => ({
              label: name,
              value: <span className="hash">{sha256}</span>,
            })),
            { label: t("fingerprint"), value: <span className="hash">{fingerprint}</span> },
          ]}
        />
      </Card>
    </>
  );
}
