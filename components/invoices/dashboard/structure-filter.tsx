import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { type Option, Select } from "#components/ui/inputs.tsx";
import { routes } from "#lib/shared/routes.ts";

/** Whose figures: all of one's structures, or one. */
export function StructureFilter({
  supplierId,
  structures,
}: {
  supplierId: string | null;
  structures: readonly Option[];
}) {
  const t = useTranslations("dashboard");
  return (
    <form className="filters" action={routes.issuedDashboard()}>
      <Select
        name="fournisseur"
        label={t("structure")}
        wordless
        options={structures}
        empty={t("allStructures")}
        defaultValue={supplierId ?? ""}
      />
      <div className="button-row">
        <Button type="submit">{t("apply")}</Button>
      </div>
    </form>
  );
}
