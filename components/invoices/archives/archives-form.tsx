import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { DateInput, type Option, Select, TextInput } from "#components/ui/inputs.tsx";
import type { IssuedSearch } from "#lib/invoices/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** The search of archives: what one still knows of an old invoice. Named as the parameters of « Rechercher ». */
export function ArchivesForm({ search, suppliers }: { search: IssuedSearch; suppliers: readonly Option[] }) {
  const t = useTranslations("archives");
  return (
    <form className="filters" action={routes.archives()}>
      {suppliers.length > 1 && (
        <Select
          name="fournisseur"
          label={t("supplier")}
          wordless
          options={suppliers}
          empty={t("allSuppliers")}
          defaultValue={search.supplierId ?? ""}
        />
      )}
      <TextInput name="numero" label={t("number")} wordless defaultValue={search.number ?? ""} />
      <TextInput name="nom" label={t("recipient")} wordless defaultValue={search.recipientText ?? ""} />
      <DateInput name="depot-du" label={t("from")} wordless defaultValue={search.submittedFrom ?? ""} />
      <DateInput name="depot-au" label={t("to")} wordless defaultValue={search.submittedTo ?? ""} />
      <div className="button-row">
        <Button type="submit">{t("search")}</Button>
        <ButtonLink look="quiet" href={routes.archives()}>
          {t("reset")}
        </ButtonLink>
      </div>
    </form>
  );
}
