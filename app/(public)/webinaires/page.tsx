import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { WebinarList } from "#components/content/webinar-list.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { currentActor } from "#lib/access/web.ts";
import { webinars } from "#lib/content/index.ts";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("webinars");
  return { title: t("title"), description: t("lead") };
}

/** « Webinaires » (F-113): those to come, with their seats, and those to see again. */
export default async function WebinarsPage() {
  const [t, locale, actor] = await Promise.all([getTranslations("webinars"), getLocale(), currentActor()]);
  const { coming, past } = await webinars(locale, actor);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <div className="page-sections">
        {coming.length === 0 ? (
          <EmptyState title={t("emptyTitle")} action={<ButtonLink href={routes.help()}>{t("seeHelp")}</ButtonLink>}>
            {t("empty")}
          </EmptyState>
        ) : (
          <section aria-labelledby="a-venir">
            <h2 id="a-venir">{t("coming")}</h2>
            <WebinarList webinars={coming} />
          </section>
        )}
        {past.length > 0 && (
          <section aria-labelledby="passes">
            <h2 id="passes">{t("past")}</h2>
            <WebinarList webinars={past} />
          </section>
        )}
      </div>
    </Page>
  );
}
