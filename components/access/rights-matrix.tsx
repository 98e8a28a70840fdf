import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Form } from "#components/ui/form.tsx";
import { Select } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import {
  type Application,
  type Level,
  type MatrixLine,
  OFFERED_RIGHTS,
  rightField,
  versionField,
} from "#lib/access/public.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  action: ComponentProps<typeof Form>["action"];
  structureId: string;
  serviceId: string | null;
  lines: readonly MatrixLine[];
};

/** Person × application, one choice per cell, all in one form. */
export function RightsMatrix({ action, structureId, serviceId, lines }: Props) {
  const t = useTranslations("matrix");
  const rights = useTranslations("rights");
  const columns = OFFERED_RIGHTS.map(
    ({ application, levels }): Column<MatrixLine> => ({
      key: application,
      header: rights(`applications.${application}`),
      cell: (line) => <Cell line={line} application={application} levels={levels} />,
    }),
  );
  return (
    <Form action={action} wide>
      <input type="hidden" name="structureId" value={structureId} />
      <input type="hidden" name="serviceId" value={serviceId ?? ""} />
      {lines.map(({ membershipId, version }) => (
        <input key={membershipId} type="hidden" name={versionField(membershipId)} value={version} />
      ))}
      <div className="matrix">
        <Table<MatrixLine>
          caption={t("caption", { count: lines.length })}
          rows={lines}
          rowKey={(line) => line.membershipId}
          columns={[
            {
              key: "person",
              header: t("person"),
              rowHeader: true,
              cell: (line) => (
                <>
                  <Link href={routes.person(structureId, line.userId)}>{line.name}</Link>
                  {line.role !== "USER" && <small className="muted"> {rights(`roles.${line.role}`)}</small>}
                </>
              ),
            },
            ...columns,
          ]}
        />
      </div>
      <SubmitButton>{t("save")}</SubmitButton>
    </Form>
  );
}

function Cell({ line, application, levels }: { line: MatrixLine; application: Application; levels: readonly Level[] }) {
  const t = useTranslations("matrix");
  const rights = useTranslations("rights");
  const above = line.above[application];
  // A manager manages by role: less could be chosen and would change nothing.
  if (application === "ORGANISATION" && line.role !== "USER") return t("byRole");
  const held = line.held[application];
  return (
    <>
      <Select
        name={rightField(line.membershipId, application)}
        label={t("cell", { name: line.name, application: rights(`applications.${application}`) })}
        empty={t("none")}
        options={levels.map((level) => ({ value: level, label: t(`levels.${level}`) }))}
        defaultValue={held ? (levels.find((level) => level === held) ?? levels.at(-1)) : ""}
        wordless
      />
      {above && <small className="muted">{t("above", { level: t(`levels.${above}`) })}</small>}
    </>
  );
}
