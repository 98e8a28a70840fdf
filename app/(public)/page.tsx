import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentAudience, currentFirstSteps, currentViewer, currentWaiting } from "#app/viewer.ts";
import { DomainTiles } from "#components/portal/domain-tiles.tsx";
import { FirstStepsList } from "#components/portal/first-steps.tsx";
import { Hero } from "#components/portal/hero.tsx";
import { MostUsed } from "#components/portal/most-used.tsx";
import { Steps } from "#components/portal/steps.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { acknowledgeFirst, currentActor } from "#lib/access/web.ts";
import { type Audience, reachableDomains, type Viewer } from "#lib/portal/public.ts";
import { BRAND } from "#lib/shared/brand.ts";
import { routes } from "#lib/shared/routes.ts";

export default async function HomePage() {
  const [viewer, audience] = await Promise.all([currentViewer(), currentAudience()]);
  return viewer ? <SignedInHome viewer={viewer} audience={audience} /> : <VisitorHome audience={audience} />;
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
      <div className="page page-sections">
        <MostUsed />
        <Steps audience={audience} />
      </div>
    </>
  );
}

/** Whoever has no structure yet meets the window of the first sign-in once, then the steps that are left. */
async function SignedInHome({ viewer, audience }: { viewer: Viewer; audience: Audience }) {
  const actor = await currentActor();
  if (actor) await acknowledgeFirst(actor);
  const steps = await currentFirstSteps();
  if (steps?.structure === "none" && !steps.welcomed) redirect(routes.welcome());
  const [t, portal, waiting] = await Promise.all([
    getTranslations("home"),
    getTranslations("portal"),
    currentWaiting(),
  ]);
  return (
    <>
      <Hero title={t("welcome", { name: viewer.displayName })} lead={t("signedInLead")} />
      <div className="page page-sections">
        {steps && <FirstStepsList steps={steps} />}
        <section aria-labelledby="domaines">
          <h2 id="domaines">{portal("domainsTitle")}</h2>
          <DomainTiles domains={reachableDomains(viewer)} waiting={waiting} />
        </section>
        <Steps audience={audience} />
      </div>
    </>
  );
}
