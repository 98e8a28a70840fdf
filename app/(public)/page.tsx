import { getTranslations } from "next-intl/server";
import { currentAudience, currentViewer, currentWaiting } from "#app/viewer.ts";
import { DomainTiles } from "#components/portal/domain-tiles.tsx";
import { Hero } from "#components/portal/hero.tsx";
import { Steps } from "#components/portal/steps.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type Audience, reachableDomains, type Viewer } from "#lib/portal/public.ts";
import { BRAND } from "#lib/shared/brand.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ motif?: string }> };

export default async function HomePage({ searchParams }: Props) {
  const [{ motif }, viewer, audience] = await Promise.all([searchParams, currentViewer(), currentAudience()]);
  if (!viewer) return <VisitorHome audience={audience} />;
  return <SignedInHome viewer={viewer} audience={audience} created={motif === "compte-cree"} />;
}

async function VisitorHome({ audience }: { audience: Audience }) {
  const t = await getTranslations("home");
  return (
    <>
      <Hero title={t("title", { name: BRAND.name })} lead={t(`audiences.${audience}.lead`)}>
        <ButtonLink look="primary" href={routes.signIn()}>
          {t("signIn")}
        </ButtonLink>
        <ButtonLink href={routes.register()}>{t("register")}</ButtonLink>
      </Hero>
      <div className="page">
        <Steps audience={audience} />
      </div>
    </>
  );
}

type SignedIn = {
  viewer: Viewer;
  audience: Audience;
  /** Straight from the activation of the account. */
  created: boolean;
};

async function SignedInHome({ viewer, audience, created }: SignedIn) {
  const [t, portal, waiting] = await Promise.all([
    getTranslations("home"),
    getTranslations("portal"),
    currentWaiting(),
  ]);
  return (
    <>
      <Hero title={t("welcome", { name: viewer.displayName })} lead={t("signedInLead")} />
      <div className="page page-sections">
        {created && (
          <Notice tone="ok" title={t("created")} live="polite">
            <p>{t("createdText")}</p>
          </Notice>
        )}
        <section aria-labelledby="domaines">
          <h2 id="domaines">{portal("domainsTitle")}</h2>
          <DomainTiles domains={reachableDomains(viewer)} waiting={waiting} />
        </section>
        <Steps audience={audience} />
      </div>
    </>
  );
}
