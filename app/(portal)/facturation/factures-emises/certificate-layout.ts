import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { type CertificateContent, DEPOSIT_CADRES } from "#lib/invoices/index.ts";
import { absoluteUrl } from "#lib/platform/index.ts";
import { BRAND } from "#lib/shared/brand.ts";
import { formatDate, formatDateTime } from "#lib/shared/dates.ts";
import { formatIdentifier } from "#lib/shared/identifiers.ts";
import { formatMoney } from "#lib/shared/money.ts";
import { routes } from "#lib/shared/routes.ts";

/** What a certificate of deposit prints, in the reader's language. */
export async function certificateLayout(content: CertificateContent, code: string) {
  const [t, d, codes, locale] = await Promise.all([
    getTranslations("deposit.certificate"),
    getTranslations("deposit"),
    getTranslations("invoices"),
    getLocale(),
  ]);
  const brand = BRAND.name;
  const date = formatDateTime(new Date(content.depositedAt), locale);
  const money = (value: string) => formatMoney(value, locale, content.currency);
  const party = ({ name, identifier, serviceCode }: CertificateContent["supplier"]) =>
    [name, formatIdentifier(identifier), ...(serviceCode ? [`${t("service")} ${serviceCode}`] : [])].join(" – ");
  const cadre = DEPOSIT_CADRES.find((one) => one === content.cadre);
  const optional = (label: string, value: string | null) => (value ? [{ label, value }] : []);
  return {
    locale,
    title: t("title"),
    intro: t("intro", { brand, date }),
    rows: [
      { label: t("number"), value: content.number },
      { label: t("type"), value: content.invoiceType === "AVOIR" ? codes("types.AVOIR") : codes("types.FACTURE") },
      { label: t("issueDate"), value: formatDate(content.issueDate, locale) },
      { label: t("cadre"), value: cadre ? codes(`cadres.${cadre}`) : content.cadre },
      { label: t("supplier"), value: party(content.supplier) },
      { label: t("recipient"), value: party(content.recipient) },
      ...optional(t("commitment"), content.commitmentNumber),
      ...optional(t("contract"), content.contractNumber),
      { label: t("exclTax"), value: money(content.totalExclTax) },
      { label: t("tax"), value: money(content.totalTax) },
      { label: t("inclTax"), value: money(content.totalInclTax) },
      { label: t("due"), value: money(content.amountDue) },
      { label: t("mode"), value: depositMode(content.depositMode, d) },
      { label: t("depositedAt"), value: date },
    ],
    filesTitle: t("files"),
    files: content.files.map(({ name, role, size, sha256 }) => ({
      name,
      about: `${t(role === "MAIN" ? "main" : "attachment")} – ${t("bytes", { size })} – ${t("sha")}`,
      sha256,
    })),
    fingerprintLabel: t("fingerprint"),
    codeLabel: t("code"),
    verify: t("verify", { url: absoluteUrl(routes.verifyCertificate(code)) }),
    foot: t("disclaimer", { brand }),
  };
}

const MODES = ["DEPOT_PDF_PORTAIL", "DEPOT_PDF_SIGNE_PORTAIL", "UPLOAD_PORTAIL"] as const;

function depositMode(mode: string, t: Awaited<ReturnType<typeof getTranslations<"deposit">>>): string {
  const known = MODES.find((one) => one === mode);
  return known ? t(`modes.${known}`) : mode;
}
