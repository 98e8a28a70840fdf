import { useTranslations } from "next-intl";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { Amount } from "#components/ui/values.tsx";

type Sum = { readonly waiting: number; readonly amount: string };

/** What waits in all the structures shown, on each side. */
export function PortfolioTotals({ totals }: { totals: { readonly issued: Sum; readonly received: Sum } }) {
  const t = useTranslations("portfolio");
  const line = (side: "issued" | "received") => ({
    label: t(`${side}.total`),
    value: (
      <>
        {t("invoices", { count: totals[side].waiting })} · <Amount value={totals[side].amount} />
      </>
    ),
  });
  return <DescriptionList items={[line("issued"), line("received")]} />;
}
