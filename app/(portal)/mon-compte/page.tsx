import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountOverview } from "#components/accounts/account-overview.tsx";
import { Page } from "#components/ui/page.tsx";
import { readAccountSummary } from "#lib/accounts/index.ts";
import { requireUser } from "#lib/accounts/web.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountOverviewPage() {
  const user = await requireUser();
  const [t, summary] = await Promise.all([getTranslations("account"), readAccountSummary(user.userId)]);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <AccountOverview summary={summary} />
    </Page>
  );
}
