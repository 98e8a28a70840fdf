import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { restoreHelpAction } from "#app/(portal)/administration/aide/help.action.ts";
import { ShownText } from "#components/help/help-writing.tsx";
import { Card } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateText } from "#components/ui/values.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { helpPictures, helpRevision } from "#lib/help/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ langue: string; page: string; revisionId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("help.publish");
  return { title: (await getTranslations("helpDesk"))("version") };
}

/** A version as readers had it, to be put in force again. */
export default async function HelpVersionPage({ params }: Props) {
  const actor = await requireStaff("help.publish");
  const [{ langue: locale, page, revisionId }, t] = await Promise.all([params, getTranslations("helpDesk")]);
  const version = (await helpRevision(actor, { page, locale }, revisionId)) ?? notFound();
  return (
    <Page
      title={t("version")}
      trail={[
        { label: t("title"), href: routes.adminHelp() },
        { label: version.title, href: routes.adminHelpPage(locale, page) },
      ]}
    >
      <div className="page-sections">
        <p>
          {t("by", { name: version.by })} · {version.publishedAt && <DateText value={version.publishedAt} />}
        </p>
        <Card title={t("preview")}>
          <ShownText text={version} locale={locale} pictures={helpPictures()} />
        </Card>
        <Form action={restoreHelpAction}>
          <input type="hidden" name="revisionId" value={revisionId} />
          <SubmitButton>{t("restore")}</SubmitButton>
        </Form>
      </div>
    </Page>
  );
}
