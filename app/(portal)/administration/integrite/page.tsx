import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { verifyAction } from "#app/(portal)/administration/integrite/verify.action.ts";
import { FaultsTable } from "#components/integrity/faults-table.tsx";
import { RunsTable } from "#components/integrity/runs-table.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { integrityReport } from "#lib/integrity/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ fait?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("integrity.read");
  return { title: (await getTranslations("integrity"))("title") };
}

/** What was last gone over, files and histories, and what was found. To everyone but administrators this page does not exist. */
export default async function IntegrityPage({ searchParams }: Props) {
  const [actor, { fait }, t, portal] = await Promise.all([
    requireStaff("integrity.read"),
    searchParams,
    getTranslations("integrity"),
    getTranslations("portal"),
  ]);
  const { runs, faults } = (await integrityReport(actor)) ?? notFound();
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      trail={[{ label: portal("domains.administration.name"), href: routes.domain("administration") }]}
    >
      <div className="page-sections">
        {fait === "demandee" && (
          <Notice tone="ok" live="polite">
            {t("ordered")}
          </Notice>
        )}
        <Form action={verifyAction}>
          <SubmitButton>{t("verify")}</SubmitButton>
        </Form>
        {faults.length > 0 && <FaultsTable faults={faults} />}
        {runs.length > 0 ? <RunsTable runs={runs} /> : <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>}
      </div>
    </Page>
  );
}
