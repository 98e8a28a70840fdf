import { useTranslations } from "next-intl";
import { Select } from "#components/ui/inputs.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { routes } from "#lib/shared/routes.ts";
import type { StructureSheet } from "#lib/structures/public.ts";

type Props = { structure: StructureSheet; serviceId: string; typed: string; narrowed: boolean };

/** Which place the matrix is about, and whom it shows. */
export function MatrixFilter({ structure, serviceId, typed, narrowed }: Props) {
  const t = useTranslations("matrix");
  const services = structure.services.map(({ id, code, label }) => ({ value: id, label: `${code} – ${label}` }));
  return (
    <SearchBox
      action={routes.habilitations(structure.id)}
      typed={typed}
      words={{ label: t("search"), submit: t("show"), reset: t("reset") }}
      narrowed={serviceId !== "" || narrowed}
      before={
        <Select
          name="service"
          label={t("place")}
          empty={t("wholeStructure")}
          defaultValue={serviceId}
          options={services}
          wordless
        />
      }
    />
  );
}
