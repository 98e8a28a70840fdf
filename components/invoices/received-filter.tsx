import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { type Option, Select, TextInput } from "#components/ui/inputs.tsx";
import type { ReceivedFilter } from "#lib/invoices/domain/list-filters.ts";
import { VISIBLE_TO_RECIPIENT } from "#lib/invoices/domain/status.ts";
import { PAGE_SIZES } from "#lib/shared/pagination.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { filter: ReceivedFilter; structures: readonly Option[]; services: readonly Option[] };

/** The filter of the inbox, as a GET form. A choice of one is no choice: such fields are left out. */
export function ReceivedFilterForm({ filter, structures, services }: Props) {
  const t = useTranslations("received");
  const inside = useTranslations("invoices.inside");
  const statuses = useTranslations("invoiceStatus");
  return (
    <form className="filters" action={routes.receivedInvoices()} aria-label={t("filters")}>
      <Select
        name="vue"
        label={t("view")}
        wordless
        width="short"
        options={[
          { value: "", label: t("views.todo") },
          { value: "toutes", label: t("views.all") },
        ]}
        defaultValue={filter.view === "all" ? "toutes" : ""}
      />
      <TextInput name="texte" label={t("text")} wordless defaultValue={filter.text ?? ""} />
      <TextInput
        name="contenu"
        label={inside("label")}
        help={inside("help")}
        wordless
        maxLength={100}
        defaultValue={filter.inside ?? ""}
      />
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
      <Select
        name="lignes"
        label={t("size")}
        wordless
        width="short"
        options={PAGE_SIZES.map((size) => ({ value: String(size), label: String(size) }))}
        defaultValue={String(filter.size)}
      />
      <div className="button-row">
        <Button type="submit">{t("submit")}</Button>
        <ButtonLink look="quiet" href={routes.receivedInvoices()}>
          {t("reset")}
        </ButtonLink>
      </div>
    </form>
  );
}
