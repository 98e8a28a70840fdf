import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { identifierChoices } from "#components/structures/identifier-choices.ts";
import { Card } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { Select, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Table } from "#components/ui/table.tsx";
import { Identifier } from "#components/ui/values.tsx";
import { routes } from "#lib/shared/routes.ts";
import type { StructureGlance } from "#lib/structures/public.ts";

type Props = {
  action: ComponentProps<typeof Form>["action"];
  name: string;
  town: string;
  /** Undefined before a search, null when the words are too short for one. */
  found: readonly StructureGlance[] | null | undefined;
  most: number;
};

/** The two ways to a structure: its identifier, or its name and town. */
export function FindStructure({ action, name, town, found, most }: Props) {
  const t = useTranslations("askAttachment");
  const types = useTranslations("identifierTypes");
  return (
    <div className="page-sections">
      <div className="window-choices">
        <Card title={t("byIdentifier")}>
          <Form action={action}>
            <Select
              name="identifierType"
              label={t("identifierType")}
              options={identifierChoices(types).map(({ value, label }) => ({ value, label }))}
              required
            />
            <TextInput name="identifier" label={t("identifier")} maxLength={120} autoComplete="off" required />
            <SubmitButton look={found ? "secondary" : "primary"}>{t("find")}</SubmitButton>
          </Form>
        </Card>
        <Card title={t("byName")}>
          <search>
            <form className="form" action={routes.requestAttachment()}>
              <TextInput
                name="nom"
                type="search"
                label={t("name")}
                help={t("nameHelp")}
                defaultValue={name}
                maxLength={100}
                error={found === null ? t("tooShort") : undefined}
                wordless
              />
              <TextInput name="ville" label={t("town")} defaultValue={town} maxLength={100} wordless />
              <SubmitButton look="secondary">{t("search")}</SubmitButton>
            </form>
          </search>
        </Card>
      </div>
      {found && <Results found={found} most={most} />}
    </div>
  );
}

function Results({ found, most }: { found: readonly StructureGlance[]; most: number }) {
  const t = useTranslations("askAttachment");
  const shown = found.slice(0, most);
  if (shown.length === 0)
    return (
      <section aria-labelledby="resultats">
        <h2 id="resultats">{t("results", { count: 0 })}</h2>
        <p>{t("noResult")}</p>
      </section>
    );
  return (
    <section aria-labelledby="resultats">
      <h2 id="resultats">{t("results", { count: shown.length })}</h2>
      {found.length > most && <p>{t("moreResults", { count: most })}</p>}
      <Table<StructureGlance>
        caption={t("results", { count: shown.length })}
        captionHidden
        rows={shown}
        rowKey={(one) => one.id}
        columns={[
          { key: "name", header: t("name"), rowHeader: true, cell: (one) => one.legalName },
          {
            key: "identifier",
            header: t("identifier"),
            nowrap: true,
            cell: (one) => <Identifier value={one.identifier} />,
          },
          { key: "town", header: t("town"), cell: (one) => [one.postcode, one.town].filter(Boolean).join(" ") },
          {
            key: "choose",
            header: t("chooseShort"),
            hiddenHeader: true,
            cell: (one) => (
              <ButtonLink size="small" href={routes.requestAttachment({ structure: one.id })}>
                <span aria-hidden="true">{t("chooseShort")}</span>
                <VisuallyHidden>{t("choose", { name: one.legalName ?? one.identifier })}</VisuallyHidden>
              </ButtonLink>
            ),
          },
        ]}
      />
    </section>
  );
}
