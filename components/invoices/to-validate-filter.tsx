import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { type Option, Select, TextInput } from "#components/ui/inputs.tsx";
import type { ToValidateFilter } from "#lib/invoices/domain/list-filters.ts";
import { PAGE_SIZES } from "#lib/shared/pagination.ts";
import { routes } from "#lib/shared/routes.ts";

/** The filter of « Factures à valider », as a GET form. A choice of one is no choice: such a field is left out. */
export function ToValidateFilterForm({
  filter,
  structures,
}: {
  filter: ToValidateFilter;
  structures: readonly Option[];
}) {
  const t = useTranslations("toValidate");
  return (
    <form className="filters" action={routes.invoicesToValidate()} aria-label={t("filters")}>
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
      {structures.length > 1 && (
        <Select
          name="structure"
          label={t("structure")}
          wordless
          empty={t("allStructures")}
          options={structures}
          defaultValue={filter.validatorId ?? ""}
        />
      )}
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
        <ButtonLink look="quiet" href={routes.invoicesToValidate()}>
          {t("reset")}
        </ButtonLink>
      </div>
    </form>
  );
}
