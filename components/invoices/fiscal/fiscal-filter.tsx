import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { type Option, Select } from "#components/ui/inputs.tsx";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  structures: readonly Option[];
  structureId: string | null;
  year: number;
  years: readonly number[];
};

/** Whose list, and of which year. */
export function FiscalFilter({ structures, structureId, year, years }: Props) {
  const t = useTranslations("fiscalList");
  const offered = years.includes(year) ? years : [year, ...years];
  return (
    <form className="filters" action={routes.fiscalList()}>
      {structures.length > 1 && (
        <Select
          name="fournisseur"
          label={t("structure")}
          wordless
          options={structures}
          empty={t("choose")}
          defaultValue={structureId ?? ""}
        />
      )}
      <Select
        name="annee"
        label={t("year")}
        wordless
        options={offered.map((one) => ({ value: String(one), label: String(one) }))}
        defaultValue={String(year)}
      />
      <div className="button-row">
        <Button type="submit">{t("show")}</Button>
      </div>
    </form>
  );
}
