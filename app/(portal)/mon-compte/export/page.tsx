import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "#components/accounts/account-page.tsx";
import { DownloadLink } from "#components/ui/button.tsx";
import { requireFreshUser } from "#lib/accounts/web.ts";
import { routes } from "#lib/shared/routes.ts";

const CONTENT = ["identity", "consents", "factors", "sessions", "rights", "notifications", "invoices"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("sections.export.title") };
}

export default async function ExportPage() {
  await requireFreshUser();
  const t = await getTranslations("account.export");
  return (
    <AccountPage section="export" lead={t("lead")}>
      <section className="prose" aria-labelledby="contenu-export">
        <h2 id="contenu-export">{t("contentTitle")}</h2>
        <ul>
          {CONTENT.map((part) => (
            <li key={part}>{t(`content.${part}`)}</li>
          ))}
        </ul>
        <p>{t("keep")}</p>
      </section>
      <p>
        <DownloadLink look="primary" href={routes.apiAccountExport()}>
          {t("download")}
        </DownloadLink>
      </p>
    </AccountPage>
  );
}
