import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Select, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { routes } from "#lib/shared/routes.ts";
import type { StructureSheet } from "#lib/structures/public.ts";

type Props = { structure: StructureSheet; serviceId: string; typed: string; narrowed: boolean };

/** Which place the matrix is about, and whom it shows. */
export function MatrixFilter({ structure, serviceId, typed, narrowed }: Props) {
  const t = useTranslations("matrix");
  return (
    <search>
      <form className="filters" action={routes.habilitations(structure.id)}>
        <Select
          name="service"
          label={t("place")}
          empty={t("wholeStructure")}
          defaultValue={serviceId}
          options={structure.services.map(({ id, code, label }) => ({ value: id, label: `${code} – ${label}` }))}
          wordless
        />
        <TextInput
          name="recherche"
          type="search"
          label={t("search")}
          defaultValue={typed}
          maxLength={100}
          autoComplete="off"
          wordless
        />
        <div className="button-row">
          <SubmitButton look="secondary">{t("show")}</SubmitButton>
          {(typed !== "" || serviceId !== "" || narrowed) && (
            <ButtonLink look="quiet" href={routes.habilitations(structure.id)}>
              {t("reset")}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}
