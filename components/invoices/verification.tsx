import { useLocale, useTranslations } from "next-intl";
import { Card, DescriptionList } from "#components/ui/blocks.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Amount, DateText, Identifier } from "#components/ui/values.tsx";
import type { Verification } from "#lib/invoices/index.ts";
import { formatDateTime } from "#lib/shared/dates.ts";

/** What a certificate certifies, for whoever holds its code. */
export function VerifiedCertificate({ verification }: { verification: Verification }) {
  const t = useTranslations("verification");
  const c = useTranslations("deposit.certificate");
  const locale = useLocale();
  const { content, authentic, fingerprint } = verification;
  const date = formatDateTime(new Date(content.depositedAt), locale);
  const amount = (value: string) => <Amount value={value} currency={content.currency} />;
  const party = ({ name, identifier }: Verification["content"]["supplier"]) => (
    <>
      {name || t("undisclosed")}
      {identifier && (
        <>
          {" – "}
          <Identifier value={identifier} />
        </>
      )}
    </>
  );
  return (
    <>
      {authentic ? (
        <Notice tone="ok" title={t("authentic")}>
          {t("authenticText", { date })}
        </Notice>
      ) : (
        <Notice tone="stop" title={t("altered")}>
          {t("alteredText")}
        </Notice>
      )}
      <Card title={t("certified")}>
        <DescriptionList
          items={[
            { label: c("number"), value: content.number },
            { label: c("issueDate"), value: <DateText value={content.issueDate} /> },
            { label: c("depositedAt"), value: date },
            { label: c("supplier"), value: party(content.supplier) },
            { label: c("recipient"), value: party(content.recipient) },
            { label: c("exclTax"), value: amount(content.totalExclTax) },
            { label: c("tax"), value: amount(content.totalTax) },
            { label: c("inclTax"), value: amount(content.totalInclTax) },
            { label: c("due"), value: amount(content.amountDue) },
          ]}
        />
      </Card>
      <Card title={t("files")}>
        <p>{t("filesText")}</p>
        <DescriptionList
          items={[
            ...content.files.map(({ name, sha256 }) => ({
              label: name,
              value: <span className="hash">{sha256}</span>,
            })),
            { label: c("fingerprint"), value: <span className="hash">{fingerprint}</span> },
          ]}
        />
      </Card>
    </>
  );
}
