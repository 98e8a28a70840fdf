import { useTranslations } from "next-intl";
import { rememberStructure } from "#components/frame/preferences.action.ts";
import { STRUCTURE_FIELD } from "#components/frame/structure-field.ts";
import { Button } from "#components/ui/button.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Identifier } from "#components/ui/values.tsx";
import type { StructureChoice } from "#lib/access/index.ts";

type Props = { choices: readonly StructureChoice[]; current: string | null };

/** One button for each structure, and one for all of them. */
export function StructureChoices({ choices, current }: Props) {
  const t = useTranslations("structureMenu");
  return (
    <form action={rememberStructure} className="grid gap-4">
      <div>
        <Button type="submit" name={STRUCTURE_FIELD} value="" aria-pressed={current === null}>
          {t("all")}
        </Button>
      </div>
      <Table<StructureChoice>
        caption={t("caption", { count: choices.length })}
        rows={choices}
        rowKey={({ id }) => id}
        columns={[
          { key: "name", header: t("name"), rowHeader: true, cell: ({ name }) => name },
          {
            key: "identifier",
            header: t("identifier"),
            nowrap: true,
            cell: ({ identifier }) => <Identifier value={identifier} />,
          },
          {
            key: "choice",
            header: t("choice"),
            cell: ({ id, name }) =>
              id === current ? (
                <StatusDot tone="ok">{t("chosen")}</StatusDot>
              ) : (
                <Button
                  type="submit"
                  size="small"
                  name={STRUCTURE_FIELD}
                  value={id}
                  aria-label={t("chooseNamed", { name })}
                >
                  {t("choose")}
                </Button>
              ),
          },
        ]}
      />
    </form>
  );
}
