import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentViewer, currentWaiting } from "#app/viewer.ts";
import { ApplicationTiles } from "#components/portal/domain-tiles.tsx";
import { Page } from "#components/ui/page.tsx";
import { type ReachableDomain, reachableDomains } from "#lib/portal/public.ts";

type Props = { params: Promise<{ domaine: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { domain } = await reachable(params);
  return { title: (await getTranslations("portal"))(`domains.${domain}.name`) };
}

export default async function DomainPage({ params }: Props) {
  const [{ domain, applications }, t, waiting] = await Promise.all([
    reachable(params),
    getTranslations("portal"),
    currentWaiting(),
  ]);
  const name = t(`domains.${domain}.name`);
  return (
    <Page title={name} lead={t(`domains.${domain}.text`)}>
      <section className="grid gap-5" aria-labelledby="applications">
        <h2 id="applications">{t("applicationsTitle", { domain: name })}</h2>
        <ApplicationTiles applications={applications} waiting={waiting} />
      </section>
    </Page>
  );
}

/** A domain that does not exist and one where this person can open nothing look the same. */
async function reachable(params: Props["params"]): Promise<ReachableDomain> {
  const [{ domaine }, viewer] = await Promise.all([params, currentViewer()]);
  return reachableDomains(viewer).find(({ domain }) => domain === domaine) ?? notFound();
}
