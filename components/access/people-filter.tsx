import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Select, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { INACTIVE_DAYS } from "#lib/access/public.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { structureId: string; typed: string; inactive: number | null };

/** A part of a name or an address, and who has not been seen for a while: a GET form, so that a search is an address. */
export function PeopleFilter({ structureId, typed, inactive }: Props) {
  const t = useTranslations("people");
  return (
    <search>
      <form className="filters" action={routes.people(structureId)}>
        <TextInput
          name="recherche"
          type="search"
          label={t("search")}
          defaultValue={typed}
          maxLength={100}
          autoComplete="off"
          wordless
        />
        <Select
          name="inactifs"
          label={t("inactive")}
          empty={t("everyone")}
          defaultValue={inactive ? String(inactive) : ""}
          options={INACTIVE_DAYS.map((days) => ({ value: String(days), label: t("inactiveFor", { days }) }))}
          wordless
        />
        <div className="button-row">
          <SubmitButton look="secondary">{t("submit")}</SubmitButton>
          {(typed !== "" || inactive) && (
            <ButtonLink look="quiet" href={routes.people(structureId)}>
              {t("reset")}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}
