import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentFirstSteps, currentTour } from "#app/viewer.ts";
import { TourChoices, TourOutline } from "#components/help/tour.tsx";
import { NoStructure } from "#components/invoices/deposit/no-structure.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { requireActor, requireRight } from "#lib/access/web.ts";
import { offersSample } from "#lib/demo/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ fait?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tour"))("title") };
}

/** The guided tour of the first deposit (F-112): what it shows, and where one begins it, takes it up again or sees that it is done. */
export default async function TourPage({ searchParams }: Props) {
  const everyone = await requireActor();
  const ready = everyone.memberships.length > 0;
  if (ready) await requireRight(routes.deposit());
  const [t, state, steps, { fait }] = await Promise.all([
    getTranslations("tour"),
    currentTour(),
    currentFirstSteps(),
    searchParams,
  ]);
  return (
    <IssuedPage title={t("title")} lead={t("lead")} width="form">
      <div className="page-sections">
        {fait === "terminee" && (
          <Notice tone="ok" live="polite" title={t("ended")}>
            {t("endedText")}
          </Notice>
        )}
        {ready ? (
          <TourChoices state={state} sample={offersSample()} />
        ) : (
          <NoStructure pending={steps?.structure === "pending"} />
        )}
        <TourOutline />
      </div>
    </IssuedPage>
  );
}
