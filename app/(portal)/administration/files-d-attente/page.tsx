import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { retryAction } from "#app/(portal)/administration/files-d-attente/retry.action.ts";
import { GivenUpTable, QueuesTable } from "#components/operations/queues-tables.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { queues } from "#lib/operations/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ fait?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("queue.manage");
  return { title: (await getTranslations("operations"))("queuesTitle") };
}

/** What waits to be done behind the portal, and what was given up, to be tried again. To everyone but administrators this page does not exist. */
export default async function QueuesPage({ searchParams }: Props) {
  const [actor, { fait }, t, portal] = await Promise.all([
    requireStaff("queue.manage"),
    searchParams,
    getTranslations("operations"),
    getTranslations("portal"),
  ]);
  const { queues: all, givenUp } = (await queues(actor)) ?? notFound();
  return (
    <Page
      title={t("queuesTitle")}
      lead={t("queuesLead")}
      trail={[{ label: portal("domains.administration.name"), href: routes.domain("administration") }]}
    >
      <div className="page-sections">
        {fait === "relance" && (
          <Notice tone="ok" live="polite">
            {t("retried")}
          </Notice>
        )}
        {givenUp.length > 0 ? (
          <GivenUpTable jobs={givenUp} retry={retryAction} />
        ) : (
          <EmptyState title={t("noneGivenUp")}>{t("noneGivenUpText")}</EmptyState>
        )}
        <QueuesTable queues={all} />
      </div>
    </Page>
  );
}
