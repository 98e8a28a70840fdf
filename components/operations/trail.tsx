import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { DateInput, Select, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { TrailFilter, TrailRow } from "#lib/audit/index.ts";

/** What the trail is searched by; a GET form, so that a search is an address. */
export function TrailFilterForm({ filter, action }: { filter: TrailFilter; action: string }) {
  const t = useTranslations("operations");
  return (
    <search>
      <form className="filters" action={action}>
        <TextInput name="type" label={t("type")} help={t("typeHelp")} defaultValue={filter.type} wordless />
        <TextInput name="adresse" label={t("email")} defaultValue={filter.email} autoComplete="off" wordless />
        <TextInput name="objet" label={t("about")} help={t("aboutHelp")} defaultValue={filter.about} wordless />
        <Select
          name="issue"
          label={t("outcome")}
          empty={t("anyOutcome")}
          options={[
            { value: "done", label: t("outcomes.done") },
            { value: "refused", label: t("outcomes.refused") },
          ]}
          defaultValue={filter.outcome}
          wordless
        />
        <DateInput name="du" label={t("from")} defaultValue={filter.from} wordless />
        <DateInput name="au" label={t("to")} defaultValue={filter.to} wordless />
        <div className="button-row">
          <SubmitButton look="secondary">{t("search")}</SubmitButton>
          <ButtonLink look="quiet" href={action}>
            {t("reset")}
          </ButtonLink>
        </div>
      </form>
    </search>
  );
}

/** Codes as they are kept: the trail is read beside the log, and says the same in both languages. */
export function TrailTable({ rows }: { rows: readonly TrailRow[] }) {
  const t = useTranslations("operations");
  return (
    <Table<TrailRow>
      caption={t("trail")}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: "at", header: t("at"), nowrap: true, cell: ({ at }) => <DateText value={at} /> },
        { key: "type", header: t("type"), nowrap: true, rowHeader: true, cell: ({ type }) => <code>{type}</code> },
        { key: "outcome", header: t("outcome"), cell: ({ outcome }) => t(`outcomes.${outcome}`) },
        { key: "email", header: t("email"), cell: ({ email }) => email ?? t("nobody") },
        {
          key: "about",
          header: t("about"),
          cell: ({ subjectType, subjectId }) =>
            subjectType ? (
              <>
                {subjectType} <code className="trail-id">{subjectId}</code>
              </>
            ) : (
              "–"
            ),
        },
        { key: "address", header: t("address"), cell: ({ address }) => address ?? "–" },
        {
          key: "detail",
          header: t("detail"),
          cell: ({ detail }) => <span className="quoted">{detailText(detail)}</span>,
        },
      ]}
    />
  );
}

function detailText(detail: TrailRow["detail"]): string {
  return Object.entries(detail ?? {})
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(" · ");
}
