import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClaimsTable } from "#components/recovery/claims-table.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Pagination } from "#components/ui/navigation.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { listClaims } from "#lib/recovery/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<Partial<Record<"decidees" | "apres", string | string[]>>> };

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("structure.recover");
  return { title: (await getTranslations("claims"))("title") };
}

/** The claims that wait for support, or those that were decided. To everyone else this page does not exist. */
export default async function ClaimsPage({ searchParams }: Props) {
  const [actor, { decidees, apres }, t, portal] = await Promise.all([
    requireStaff("structure.recover"),
    searchParams,
    getTranslations("claims"),
    getTranslations("portal"),
  ]);
  const waiting = !decidees;
  const after = [apres].flat()[0];
  const { items, next } = await listClaims(actor, waiting, after);
  const here = (cursor?: string | null) => routes.adminClaims({ decidees: !waiting, apres: cursor });
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      trail={[{ label: portal("domains.administration.name"), href: routes.domain("administration") }]}
      actions={
        <ButtonLink href={routes.adminClaims({ decidees: waiting })}>
          {waiting ? t("seeDecided") : t("seeWaiting")}
        </ButtonLink>
      }
    >
      <div className="page-sections">
        {items.length > 0 ? (
          <>
            <ClaimsTable lines={items} />
            <Pagination
              summary={t("shown", { count: items.length })}
              first={after ? here() : null}
              next={next && here(next)}
            />
          </>
        ) : (
          <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
        )}
      </div>
    </Page>
  );
}
