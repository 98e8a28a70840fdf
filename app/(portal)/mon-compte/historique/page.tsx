import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountHistory } from "#components/accounts/account-history.tsx";
import { AccountPage } from "#components/accounts/account-page.tsx";
import { Pagination } from "#components/ui/navigation.tsx";
import { listAccountHistory } from "#lib/accounts/index.ts";
import { requireUser } from "#lib/accounts/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ suite?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("sections.history.title") };
}

export default async function AccountHistoryPage({ searchParams }: Props) {
  const user = await requireUser();
  const cursor = [(await searchParams).suite].flat()[0];
  const [t, page] = await Promise.all([getTranslations("account.history"), listAccountHistory(user.userId, cursor)]);
  return (
    <AccountPage section="history" lead={t("lead")}>
      <AccountHistory events={page.items} />
      <Pagination
        summary={t("shown", { count: page.items.length })}
        first={cursor ? routes.accountHistory() : null}
        next={page.next && routes.accountHistory({ suite: page.next })}
      />
    </AccountPage>
  );
}
