import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/choices.tsx";
import { Select, TextInput } from "#components/ui/inputs.tsx";
import { PORTFOLIO_ORDERS, type PortfolioFilter, portfolioQuery } from "#lib/invoices/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** Which structures, in which order: a GET form. */
export function PortfolioFilterForm({ filter }: { filter: PortfolioFilter }) {
  const t = useTranslations("portfolio");
  return (
    <form className="filters" action={routes.portfolio()} aria-label={t("filters")}>
      <TextInput name="texte" label={t("text")} wordless maxLength={100} defaultValue={filter.text ?? ""} />
      <Select
        name="tri"
        label={t("order")}
        wordless
        options={PORTFOLIO_ORDERS.map((order) => ({
          value: String(portfolioQuery({ ...filter, order }).tri ?? ""),
          label: t(`orders.${order}`),
        }))}
        defaultValue={String(portfolioQuery(filter).tri ?? "")}
      />
      <Checkbox name="attente" label={t("busy")} wordless defaultChecked={filter.busy} />
      <div className="button-row">
        <Button type="submit">{t("submit")}</Button>
        <ButtonLink look="quiet" href={routes.portfolio()}>
          {t("reset")}
        </ButtonLink>
      </div>
    </form>
  );
}
