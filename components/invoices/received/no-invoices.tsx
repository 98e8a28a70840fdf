import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { isReceivedUnfiltered, type ReceivedFilter, receivedQuery } from "#lib/invoices/domain/received-filters.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  filter: ReceivedFilter;
  /** Who reads for companies only, to which nobody addresses an invoice here. */
  companies: boolean;
};

/** Nothing can come, nothing answers, nothing waits in this view, or nothing has come yet. */
export function NoInvoices({ filter, companies }: Props) {
  const t = useTranslations("received");
  const words = useTranslations("invoices.inside");
  if (companies) {
    return (
      <EmptyState
        title={t("companiesTitle")}
        action={<ButtonLink href={routes.invoicesToValidate()}>{t("companiesAction")}</ButtonLink>}
      >
        {t("companies")}
      </EmptyState>
    );
  }
  if (filter.recipientId || !isReceivedUnfiltered(filter)) {
    return (
      <EmptyState
        title={t("noResultTitle")}
        action={<ButtonLink href={routes.receivedInvoices()}>{t("noResultAction")}</ButtonLink>}
      >
        {filter.inside ? words("noResult") : t("noResult")}
      </EmptyState>
    );
  }
  if (filter.view === "all") return <EmptyState title={t("nothingTitle")}>{t("nothing")}</EmptyState>;
  const all = routes.receivedInvoices(receivedQuery({ ...filter, view: "all", after: null }));
  return (
    <EmptyState title={t(`none.${filter.view}.title`)} action={<ButtonLink href={all}>{t("emptyAction")}</ButtonLink>}>
      {t(`none.${filter.view}.text`)}
    </EmptyState>
  );
}
