import { useTranslations } from "next-intl";
import { Select } from "#components/ui/inputs.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { INACTIVE_DAYS } from "#lib/access/public.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { structureId: string; typed: string; inactive: number | null };

/** A part of a name or an address, and who has not been seen for a while. */
export function PeopleFilter({ structureId, typed, inactive }: Props) {
  const t = useTranslations("people");
  return (
    <SearchBox
      action={routes.people(structureId)}
      typed={typed}
      words={{ label: t("search"), submit: t("submit"), reset: t("reset") }}
      narrowed={inactive !== null}
    >
      <Select
        name="inactifs"
        label={t("inactive")}
        empty={t("everyone")}
        defaultValue={inactive ? String(inactive) : ""}
        options={INACTIVE_DAYS.map((days) => ({ value: String(days), label: t("inactiveFor", { days }) }))}
        wordless
      />
    </SearchBox>
  );
}
