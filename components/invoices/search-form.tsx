import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { DateInput, type Option, Select, TextInput } from "#components/ui/inputs.tsx";
import { INVOICE_TYPES } from "#lib/invoices/domain/invoice.ts";
import { type IssuedSearch, RECIPIENT_KINDS } from "#lib/invoices/domain/list-filters.ts";
import {
  HIDDEN_FROM_SUPPLIER,
  IMPORTED_ONLY_STATUSES,
  INVOICE_STATUSES,
  isOneOf,
} from "#lib/invoices/domain/status.ts";
import { PAGE_SIZES } from "#lib/shared/pagination.ts";
import { routes } from "#lib/shared/routes.ts";

/** Statuses that a supplier may look for: deleted drafts are gone, and nothing here leads to the imported ones. */
const OFFERED = INVOICE_STATUSES.filter(
  (status) => !isOneOf(HIDDEN_FROM_SUPPLIER, status) && !isOneOf(IMPORTED_ONLY_STATUSES, status),
);

/** « Critères de recherche » (domain reference § 12), as a GET form. None is compulsory. */
export function SearchForm({ search, suppliers }: { search: IssuedSearch; suppliers: readonly Option[] }) {
  const t = useTranslations("issued.search");
  const inside = useTranslations("invoices.inside");
  const types = useTranslations("invoices.types");
  const statuses = useTranslations("invoiceStatus");
  return (
    <form className="filters" action={routes.issuedSearch()} aria-label={t("criteria")}>
      <RadioGroup
        name="destinataire"
        label={t("recipientKind")}
        wordless
        choices={RECIPIENT_KINDS.map((kind) => ({ value: kind, label: t(`recipientKinds.${kind}`) }))}
        defaultValue={search.recipientKind}
      />
      <TextInput name="nom" label={t("recipientText")} wordless defaultValue={search.recipientText ?? ""} />
      <Select
        name="type"
        label={t("type")}
        wordless
        empty={t("allTypes")}
        options={INVOICE_TYPES.map((type) => ({ value: type, label: types(type) }))}
        defaultValue={search.invoiceType ?? ""}
      />
      {suppliers.length > 1 && (
        <Select
          name="fournisseur"
          label={t("supplier")}
          wordless
          empty={t("allSuppliers")}
          options={suppliers}
          defaultValue={search.supplierId ?? ""}
        />
      )}
      <Select
        name="etat"
        label={t("status")}
        wordless
        empty={t("allStatuses")}
        options={OFFERED.map((status) => ({ value: status, label: statuses(status) }))}
        defaultValue={search.status ?? ""}
      />
      <DateInput name="du" label={t("from")} wordless defaultValue={search.from ?? ""} />
      <DateInput name="au" label={t("to")} wordless defaultValue={search.to ?? ""} />
      <TextInput name="numero" label={t("number")} wordless defaultValue={search.number ?? ""} />
      <TextInput
        name="contenu"
        label={inside("label")}
        help={inside("help")}
        wordless
        maxLength={100}
        defaultValue={search.inside ?? ""}
      />
      <Select
        name="lignes"
        label={t("size")}
        wordless
        width="short"
        options={PAGE_SIZES.map((size) => ({ value: String(size), label: String(size) }))}
        defaultValue={String(search.size)}
      />
      <div className="button-row">
        <Button type="submit" icon="search">
          {t("submit")}
        </Button>
        <ButtonLink look="quiet" href={routes.issuedSearch()}>
          {t("reset")}
        </ButtonLink>
      </div>
    </form>
  );
}
