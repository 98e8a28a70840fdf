import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { DateInput, type Option, Select, TextInput } from "#components/ui/inputs.tsx";
import type { FlowFilter } from "#lib/invoices/domain/flow-filters.ts";
import { FLOW_MOVES } from "#lib/invoices/domain/flow-states.ts";
import { PAGE_SIZES } from "#lib/shared/pagination.ts";
import { routes } from "#lib/shared/routes.ts";

/** The states that a flow of this portal comes to. */
const OFFERED = ["IN_RECU", ...new Set(Object.values(FLOW_MOVES).map(({ to }) => to))] as const;

/** The criteria of « Suivi des flux », as a GET form. None is compulsory. */
export function FlowFilterForm({ filter, structures }: { filter: FlowFilter; structures: readonly Option[] }) {
  const t = useTranslations("flows");
  return (
    <form className="filters" action={routes.flows()} aria-label={t("filter")}>
      <RadioGroup
        name="vue"
        label={t("view")}
        wordless
        choices={[
          { value: "", label: t("views.all") },
          { value: "rejets", label: t("views.rejected") },
        ]}
        defaultValue={filter.view === "rejected" ? "rejets" : ""}
      />
      <TextInput name="texte" label={t("text")} wordless defaultValue={filter.text ?? ""} />
      <Select
        name="etat"
        label={t("state")}
        wordless
        empty={t("allStates")}
        options={OFFERED.map((state) => ({ value: state, label: t(`states.${state}`) }))}
        defaultValue={filter.state ?? ""}
      />
      {structures.length > 1 && (
        <Select
          name="structure"
          label={t("structure")}
          wordless
          empty={t("allStructures")}
          options={structures}
          defaultValue={filter.structureId ?? ""}
        />
      )}
      <DateInput name="du" label={t("from")} wordless defaultValue={filter.from ?? ""} />
      <DateInput name="au" label={t("to")} wordless defaultValue={filter.to ?? ""} />
      <Select
        name="lignes"
        label={t("size")}
        wordless
        width="short"
        options={PAGE_SIZES.map((size) => ({ value: String(size), label: String(size) }))}
        defaultValue={String(filter.size)}
      />
      <div className="button-row">
        <Button type="submit" icon="search">
          {t("submit")}
        </Button>
        <ButtonLink look="quiet" href={routes.flows()}>
          {t("reset")}
        </ButtonLink>
      </div>
    </form>
  );
}
