import { useTranslations } from "next-intl";
import { AdvancedCriteria } from "#components/invoices/advanced-criteria.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Checkbox, RadioGroup } from "#components/ui/choices.tsx";
import { DateInput, type Option, Select, TextInput } from "#components/ui/inputs.tsx";
import { DEPOSIT_CADRES } from "#lib/invoices/domain/cadres.ts";
import { INVOICE_TYPES } from "#lib/invoices/domain/invoice.ts";
import { ISSUED_ORDERS, type IssuedSearch, RECIPIENT_KINDS } from "#lib/invoices/domain/issued-search.ts";
import {
  AWAITING_PAYMENT,
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

type Props = {
  search: IssuedSearch;
  suppliers: readonly Option[];
  /** Of the chosen supplier, or of the only one. */
  services: readonly Option[];
  accounts: readonly Option[];
};

/** « Critères de recherche » (domain reference § 12) in the order of the reference portal, as a GET form. None is compulsory. */
export function SearchForm({ search, suppliers, services, accounts }: Props) {
  const t = useTranslations("issued.search");
  const inside = useTranslations("invoices.inside");
  const types = useTranslations("invoices.types");
  const cadres = useTranslations("invoices.cadres");
  const statuses = useTranslations("invoiceStatus");
  const order = ISSUED_ORDERS[search.order];
  return (
    <form className="filters" action={routes.issuedSearch()} aria-label={t("criteria")}>
      {order && <input type="hidden" name="tri" value={order} />}
      <RadioGroup
        name="destinataire"
        label={t("recipientKind")}
        wordless
        choices={RECIPIENT_KINDS.map((kind) => ({ value: kind, label: t(`recipientKinds.${kind}`) }))}
        defaultValue={search.recipientKind}
      />
      <TextInput name="nom" label={t("recipientText")} wordless defaultValue={search.recipientText ?? ""} />
      <Checkbox name="siren" label={t("wholeCompany")} wordless defaultChecked={search.wholeCompany !== null} />
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
      {services.length > 0 && (
        <Select
          name="service-fournisseur"
          label={t("supplierService")}
          wordless
          empty={t("allServices")}
          options={services}
          defaultValue={search.supplierServiceId ?? ""}
        />
      )}
      <TextInput name="service" label={t("recipientService")} wordless defaultValue={search.recipientService ?? ""} />
      <Select
        name="cadre"
        label={t("cadre")}
        wordless
        empty={t("allCadres")}
        options={DEPOSIT_CADRES.map((cadre) => ({ value: cadre, label: cadres(cadre) }))}
        defaultValue={search.cadre ?? ""}
      />
      <div className="field-pair">
        <DateInput name="du" label={t("from")} wordless defaultValue={search.issuedFrom ?? ""} />
        <DateInput name="au" label={t("to")} wordless defaultValue={search.issuedTo ?? ""} />
      </div>
      <Select
        name="etat"
        label={t("status")}
        wordless
        empty={t("allStatuses")}
        options={[
          { value: AWAITING_PAYMENT, label: t("awaitingPayment") },
          ...OFFERED.map((status) => ({ value: status, label: statuses(status) })),
        ]}
        defaultValue={search.status ?? ""}
      />
      <TextInput name="numero" label={t("number")} wordless defaultValue={search.number ?? ""} />
      <TextInput
        name="contenu"
        label={inside("label")}
        help={inside("help")}
        wordless
        maxLength={100}
        defaultValue={search.inside ?? ""}
      />
      <AdvancedCriteria search={search} accounts={accounts} />
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
