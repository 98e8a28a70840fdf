import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { noteIncidentAction } from "#app/(portal)/administration/etat/note-incident.action.ts";
import { Incidents } from "#components/health/incidents.tsx";
import { Card } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Textarea } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { type IncidentView, portalState } from "#lib/health/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ fait?: string | string[]; incident?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("content.publish");
  return { title: (await getTranslations("health"))("adminTitle") };
}

/** Where administrators explain incidents. They open and close none: the measures do. */
export default async function AdminStatePage({ searchParams }: Props) {
  await requireStaff("content.publish");
  const [query, t, portal, { incidents }] = await Promise.all([
    searchParams,
    getTranslations("health"),
    getTranslations("portal"),
    portalState(),
  ]);
  const chosen = incidents.find(({ id }) => id === [query.incident].flat()[0]);
  const noteLink = ({ id }: IncidentView) => <Link href={routes.adminState({ incident: id })}>{t("addNote")}</Link>;
  return (
    <Page
      title={t("adminTitle")}
      lead={t("adminLead")}
      trail={[{ label: portal("domains.administration.name"), href: routes.domain("administration") }]}
    >
      <div className="page-sections">
        {query.fait === "note" && (
          <Notice tone="ok" live="polite">
            {t("noted")}
          </Notice>
        )}
        <p>
          <Link href={routes.portalState()}>{t("seePublic")}</Link>
        </p>
        {chosen && (
          <Card title={t("noteTitle", { part: t(`parts.${chosen.part}.name`) })}>
            <Form action={noteIncidentAction}>
              <input type="hidden" name="incidentId" value={chosen.id} />
              <Textarea name="french" label={t("noteFrench")} required maxLength={1000} />
              <Textarea name="english" label={t("noteEnglish")} help={t("noteEnglishHelp")} maxLength={1000} />
              <SubmitButton>{t("saveNote")}</SubmitButton>
            </Form>
          </Card>
        )}
        <Incidents incidents={incidents} below={noteLink} />
      </div>
    </Page>
  );
}
