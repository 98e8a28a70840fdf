import { useTranslations } from "next-intl";
import { Details } from "#components/ui/blocks.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { DateInput, type Option, Select, TextInput } from "#components/ui/inputs.tsx";
import {
  NOBODY,
  RECEIVED_ORDERS,
  RECEIVED_VIEWS,
  type ReceivedFilter,
  receivedQuery,
} from "#lib/invoices/domain/received-filters.ts";
import { VISIBLE_TO_RECIPIENT } from "#lib/invoices/domain/status.ts";
import { PAGE_SIZES } from "#lib/shared/pagination.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  filter: ReceivedFilter;
  structures: readonly Option[];
  services: readonly Option[];
  /** To whom invoices may be given. */
  people: readonly Option[];
};

/** What the address calls a view or an order. */
const named = (filter: ReceivedFilter, name: "vue" | "tri") => String(receivedQuery(filter)[name] ?? "");

/** The filter of the inbox, as a GET form. A choice of one is no choice: such fields are left out. */
export function ReceivedFilterForm({ filter, structures, services, people }: Props) {
  const t = useTranslations("received");
  const statuses = useTranslations("invoiceStatus");
  return (
    <form className="filters" action={routes.receivedInvoices()} aria-label={t("filters")}>
      <Select
        name="vue"
        label={t("view")}
        wordless
        width="short"
        options={RECEIVED_VIEWS.map((view) => ({
          value: named({ ...filter, view }, "vue"),
          label: t(`views.${view}`),
        }))}
        defaultValue={named(filter, "vue")}
      />
      <TextInput name="texte" label={t("text")} wordless maxLength={100} defaultValue={filter.text ?? ""} />
      {structures.length > 1 && (
        <Select
          name="structure"
          label={t("structure")}
          wordless
          empty={t("allStructures")}
          options={structures}
          defaultValue={filter.recipientId ?? ""}
        />
      )}
      {services.length > 1 && (
        <Select
          name="service"
          label={t("service")}
          wordless
          empty={t("allServices")}
          options={services}
          defaultValue={filter.serviceId ?? ""}
        />
      )}
      <Select
        name="etat"
        label={t("status")}
        wordless
        empty={t("allStatuses")}
        options={VISIBLE_TO_RECIPIENT.map((status) => ({ value: status, label: statuses(status) }))}
        defaultValue={filter.status ?? ""}
      />
      <MoreCriteria filter={filter} people={people} />
      <div className="button-row">
        <Button type="submit" icon="search">
          {t("submit")}
        </Button>
        <ButtonLink look="quiet" href={routes.receivedInvoices()}>
          {t("reset")}
        </ButtonLink>
      </div>
    </form>
  );
}

/** True when one of the criteria that stand folded is in force: they are then unfolded. */
function inForce({ supplier, number, commitment, from, to, min, max, assignee, downloaded, inside }: ReceivedFilter) {
  return [supplier, number, commitment, from, to, min, max, assignee, downloaded, inside].some((one) => one !== null);
}

function MoreCriteria({ filter, people }: Pick<Props, "filter" | "people">) {
  const t = useTranslations("received");
  const inside = useTranslations("invoices.inside");
  return (
    <Details summary={t("more")} open={inForce(filter)}>
      <div className="more-criteria">
        <TextInput
          name="fournisseur"
          label={t("supplier")}
          wordless
          maxLength={100}
          defaultValue={filter.supplier ?? ""}
        />
        <TextInput name="numero" label={t("number")} wordless maxLength={50} defaultValue={filter.number ?? ""} />
        <TextInput
          name="engagement"
          label={t("columns.commitment")}
          wordless
          maxLength={50}
          defaultValue={filter.commitment ?? ""}
        />
        <DateInput name="du" label={t("from")} wordless defaultValue={filter.from ?? ""} />
        <DateInput name="au" label={t("to")} wordless defaultValue={filter.to ?? ""} />
        <TextInput
          name="min"
          label={t("min")}
          wordless
          width="short"
          inputMode="decimal"
          defaultValue={filter.min ?? ""}
        />
        <TextInput
          name="max"
          label={t("max")}
          wordless
          width="short"
          inputMode="decimal"
          defaultValue={filter.max ?? ""}
        />
        <Select
          name="affectee"
          label={t("assignee")}
          wordless
          empty={t("anybody")}
          options={[{ value: NOBODY, label: t("nobody") }, ...people]}
          defaultValue={filter.assignee ?? ""}
        />
        <Select
          name="telechargee"
          label={t("downloaded")}
          wordless
          width="short"
          empty={t("downloadedEither")}
          options={[
            { value: "oui", label: t("downloadedYes") },
            { value: "non", label: t("downloadedNo") },
          ]}
          defaultValue={filter.downloaded ? { yes: "oui", no: "non" }[filter.downloaded] : ""}
        />
        <TextInput
          name="contenu"
          label={inside("label")}
          help={inside("help")}
          wordless
          maxLength={100}
          defaultValue={filter.inside ?? ""}
        />
        <Select
          name="tri"
          label={t("order")}
          wordless
          options={RECEIVED_ORDERS.map((order) => ({
            value: named({ ...filter, order }, "tri"),
            label: t(`orders.${order}`),
          }))}
          defaultValue={named(filter, "tri")}
        />
        <Select
          name="lignes"
          label={t("size")}
          wordless
          width="short"
          options={PAGE_SIZES.map((size) => ({ value: String(size), label: String(size) }))}
          defaultValue={String(filter.size)}
        />
      </div>
    </Details>
  );
}
