import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/choices.tsx";
import { type Option, Select } from "#components/ui/inputs.tsx";
import type { WorkListFilter } from "#lib/invoices/domain/list-filters.ts";
import { WORK_ORDERS } from "#lib/invoices/domain/work-order.ts";
import { routes } from "#lib/shared/routes.ts";

/** The filter of « Synthèse » : a GET form, so that the list is an address. Structures are offered when there are several. */
type Props = { filter: WorkListFilter; structures: readonly Option[]; people: readonly Option[] };

export function WorkListFilterForm({ filter, structures, people }: Props) {
  const t = useTranslations("issued.workList");
  const order = WORK_ORDERS[filter.order].name;
  return (
    <form className="filters" action={routes.issuedWorkList()}>
      {order && <input type="hidden" name="tri" value={order} />}
      {structures.length > 1 && (
        <Select
          name="structure"
          label={t("structure")}
          wordless
          options={structures}
          empty={t("allStructures")}
          defaultValue={filter.supplierId ?? ""}
        />
      )}
      <Select
        name="instructeur"
        label={t("instructor")}
        wordless
        options={[{ value: "moi", label: t("mine") }, ...people]}
        empty={t("anyInstructor")}
        defaultValue={filter.instructor ?? ""}
      />
      <Checkbox
        name="masquer"
        label={t("hideOldRejections")}
        wordless
        value="oui"
        defaultChecked={filter.hideOldRejections}
      />
      <div className="button-row">
        <Button type="submit">{t("apply")}</Button>
        <ButtonLink look="quiet" href={routes.issuedWorkList()}>
          {t("reload")}
        </ButtonLink>
      </div>
    </form>
  );
}
