import { useTranslations } from "next-intl";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { Amount } from "#components/ui/values.tsx";
import type { PortfolioWork } from "#lib/invoices/public.ts";

type Sum = { readonly waiting: number; readonly amount: string };
type Props = { readonly works: readonly PortfolioWork[]; readonly totals: Readonly<Record<PortfolioWork, Sum>> };

/** What waits in all the structures shown, for each work. */
export function PortfolioTotals({ works, totals }: Props) {
  const t = useTranslations("portfolio");
  const line = (work: PortfolioWork) => ({
    label: t(`columns.${work}`),
    value: (
      <>
        {t("invoices", { count: totals[work].waiting })} · <Amount value={totals[work].amount} />
      </>
    ),
  });
  return <DescriptionList items={works.map(line)} />;
}
