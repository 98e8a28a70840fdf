import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { noteUse } from "#app/viewer.ts";
import { ApprovalsTable } from "#components/access/approvals-table.tsx";
import { DecisionNotice } from "#components/access/decision-notice.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { approvalSheet, listApprovals } from "#lib/access/index.ts";
import { requireRight } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Query = Record<"decision" | "apres", string | string[] | undefined>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("approvals"))("title") };
}

export default async function ApprovalsPage({ searchParams }: { searchParams: Promise<Query> }) {
  await noteUse("APPROBATIONS");
  const actor = await requireRight(routes.approvals());
  const { decision, apres } = await searchParams;
  const [t, { items, next }, decided] = await Promise.all([
    getTranslations("approvals"),
    listApprovals(actor, [apres].flat()[0]),
    decision ? approvalSheet(actor, [decision].flat()[0] ?? "") : null,
  ]);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <div className="grid gap-8">
        {decided && <DecisionNotice request={decided} />}
        {items.length > 0 ? (
          <ApprovalsTable lines={items} />
        ) : (
          <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
        )}
        {next && (
          <p>
            <ButtonLink rel="next" href={routes.approvals({ apres: next })}>
              {t("next")}
            </ButtonLink>
          </p>
        )}
      </div>
    </Page>
  );
}
