import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TrailFilterForm, TrailTable } from "#components/operations/trail.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { Pagination } from "#components/ui/navigation.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { readTrailFilter, searchTrail, trailQuery } from "#lib/audit/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Params = Readonly<Record<string, string | string[] | undefined>>;
type Props = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("audit.read");
  return { title: (await getTranslations("operations"))("trailTitle") };
}

/** Who did what, when and from where, to be searched. To everyone but administrators this page does not exist; each search is itself recorded. */
export default async function TrailPage({ searchParams }: Props) {
  const [actor, params, t, portal] = await Promise.all([
    requireStaff("audit.read"),
    searchParams,
    getTranslations("operations"),
    getTranslations("portal"),
  ]);
  const filter = readTrailFilter(params);
  const cursor = [params.suite].flat()[0];
  const { items, next } = (await searchTrail(actor, filter, cursor)) ?? notFound();
  return (
    <Page
      title={t("trailTitle")}
      lead={t("trailLead")}
      trail={[{ label: portal("domains.administration.name"), href: routes.domain("administration") }]}
    >
      <div className="page-sections">
        <TrailFilterForm filter={filter} action={routes.adminTrail()} />
        {items.length > 0 ? (
          <>
            <TrailTable rows={items} />
            <Pagination
              summary={t("trailShown", { count: items.length })}
              first={cursor ? routes.adminTrail(trailQuery(filter)) : null}
              next={next && routes.adminTrail({ ...trailQuery(filter), suite: next })}
            />
          </>
        ) : (
          <EmptyState title={t("trailNone")}>{t("trailNoneText")}</EmptyState>
        )}
      </div>
    </Page>
  );
}
