import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountFilter } from "#components/accounts/admin/account-filter.tsx";
import { AccountsTable } from "#components/accounts/admin/accounts-table.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Pagination } from "#components/ui/navigation.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { ACCOUNT_STATUSES, findAccounts } from "#lib/accounts/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Params = { recherche?: string | string[]; statut?: string | string[]; apres?: string | string[] };
type Props = { searchParams: Promise<Params> };

const first = (value: string | string[] | undefined) => [value].flat()[0] ?? "";

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("account.assist");
  return { title: (await getTranslations("adminAccounts"))("title") };
}

/** Support finds a person. To everyone else this page does not exist. */
export default async function AccountsPage({ searchParams }: Props) {
  const [actor, params, t, portal] = await Promise.all([
    requireStaff("account.assist"),
    searchParams,
    getTranslations("adminAccounts"),
    getTranslations("portal"),
  ]);
  const typed = first(params.recherche).slice(0, 100);
  const status = ACCOUNT_STATUSES.find((one) => one === first(params.statut)) ?? null;
  const after = first(params.apres);
  const list = await findAccounts(actor, { typed, status, after });
  const here = (cursor: string | null) => routes.adminAccounts({ recherche: typed, statut: status, apres: cursor });
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      width="full"
      trail={[{ label: portal("domains.administration.name"), href: routes.domain("administration") }]}
    >
      <AccountFilter typed={typed} status={status} />
      {list.near && (
        <Notice tone="info" title={t("nearTitle")}>
          <p>{t("near", { typed })}</p>
        </Notice>
      )}
      {list.items.length > 0 ? (
        <>
          <AccountsTable rows={list.items} />
          <Pagination
            summary={t("shown", { count: list.items.length })}
            first={after ? here(null) : null}
            next={list.next && here(list.next)}
          />
        </>
      ) : (
        <EmptyState
          title={t("emptyTitle")}
          action={<ButtonLink href={routes.adminAccounts()}>{t("emptyAction")}</ButtonLink>}
        >
          {t("empty")}
        </EmptyState>
      )}
    </Page>
  );
}
