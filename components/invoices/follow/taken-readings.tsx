import { useLocale, useTranslations } from "next-intl";
import { DescriptionList } from "#components/ui/blocks.tsx";
import type { TakenReading } from "#lib/invoices/public.ts";
import { formatDate, isIsoDate } from "#lib/shared/dates.ts";
import { formatAmount } from "#lib/shared/money.ts";

/** Where the page of the file and its data told two values, and which was sent. Nothing where they agree. */
export function TakenReadings({ readings }: { readings: readonly TakenReading[] }) {
  const t = useTranslations("invoices.taken");
  const labels = useTranslations("invoices.sheet");
  const types = useTranslations("invoices.types");
  const locale = useLocale();
  if (readings.length === 0) return null;
  const said = ({ field }: TakenReading, value: string) => {
    if (field === "invoiceType") return types(value === "AVOIR" ? "AVOIR" : "FACTURE");
    if (/^-?\d+\.\d+$/.test(value)) return formatAmount(value, locale);
    return isIsoDate(value) ? formatDate(value, locale) : value;
  };
  return (
    <section aria-labelledby="lectures">
      <h2 id="lectures">{t("title")}</h2>
      <p>{t("lead")}</p>
      <DescriptionList
        items={readings.map((one) => ({
          label: labels(one.field === "invoiceType" ? "type" : one.field),
          value: t(one.taken, { page: said(one, one.page), xml: said(one, one.xml) }),
        }))}
      />
    </section>
  );
}
