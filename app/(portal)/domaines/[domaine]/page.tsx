import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { currentHealth, currentViewer, currentWaiting } from "#app/viewer.ts";
import { NewsBlock } from "#components/content/news-block.tsx";
import { ApplicationTiles } from "#components/portal/domain-tiles.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Page } from "#components/ui/page.tsx";
import { currentActor } from "#lib/access/web.ts";
import { articles, parseArticleDomain } from "#lib/content/index.ts";
import { PORTAL_GROUPS, type ReachableDomain, reachableDomains } from "#lib/portal/public.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ domaine: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { domain } = await reachable(params);
  return { title: (await getTranslations("portal"))(`domains.${domain}.name`) };
}

/** « Les applications du domaine »: in its parts where it has some, each application with what was measured of it. */
export default async function DomainPage({ params }: Props) {
  const [{ domain, applications }, t, waiting, health] = await Promise.all([
    reachable(params),
    getTranslations("portal"),
    currentWaiting(),
    currentHealth(),
  ]);
  const name = t(`domains.${domain}.name`);
  const about = parseArticleDomain(domain);
  const [locale, actor] = await Promise.all([getLocale(), currentActor()]);
  const userId = actor?.userId ?? null;
  const news = about ? (await articles(locale, { domain: about, take: 3, userId })).entries : [];
  const parts = [null, ...PORTAL_GROUPS].map((group) => ({
    group,
    inside: applications.filter((one) => one.group === group),
  }));
  return (
    <Page
      title={name}
      lead={t(`domains.${domain}.text`)}
      actions={<ButtonLink href={routes.help()}>{t("documentation")}</ButtonLink>}
    >
      <div className="page-sections">
        {parts
          .filter(({ inside }) => inside.length > 0)
          .map(({ group, inside }) => (
            <section key={group ?? "tout"} className="grid gap-5" aria-labelledby={group ?? "applications"}>
              <h2 id={group ?? "applications"}>
                {t("applicationsTitle", { domain: group ? t(`groups.${group}`) : name })}
              </h2>
              <ApplicationTiles applications={inside} waiting={waiting} health={health} />
            </section>
          ))}
        <NewsBlock entries={news} domain={about} />
        <p className="muted">
          <Link href={routes.portalState()}>{t("stateLink")}</Link>
        </p>
      </div>
    </Page>
  );
}

/** A domain that does not exist and one where this person can open nothing look the same. */
async function reachable(params: Props["params"]): Promise<ReachableDomain> {
  const [{ domaine }, viewer] = await Promise.all([params, currentViewer()]);
  return reachableDomains(viewer).find(({ domain }) => domain === domaine) ?? notFound();
}
