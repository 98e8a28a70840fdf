import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { pinFunctionsAction } from "#app/(public)/pin-functions.action.ts";
import { currentAudience, currentFirstSteps, currentFunctions, currentViewer, currentWaiting } from "#app/viewer.ts";
import { NewsBlock } from "#components/content/news-block.tsx";
import { DomainTiles } from "#components/portal/domain-tiles.tsx";
import { FirstStepsList } from "#components/portal/first-steps.tsx";
import { Hero } from "#components/portal/hero.tsx";
import { MostUsed } from "#components/portal/most-used.tsx";
import { PinForm } from "#components/portal/pin-form.tsx";
import { Steps } from "#components/portal/steps.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { acknowledgeFirst, currentActor } from "#lib/access/web.ts";
import { articles } from "#lib/content/index.ts";
import { welcomeText } from "#lib/help/index.ts";
import { type Audience, reachableDomains, type Viewer } from "#lib/portal/public.ts";
import { settings } from "#lib/settings/index.ts";
import { BRAND } from "#lib/shared/brand.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ fait?: string | string[] }> };

export default async function HomePage({ searchParams }: Props) {
  const [viewer, audience, { fait }] = await Promise.all([currentViewer(), currentAudience(), searchParams]);
  return viewer ? (
    <SignedInHome viewer={viewer} audience={audience} arranged={fait === "raccourcis"} />
  ) : (
    <VisitorHome audience={audience} />
  );
}

async function VisitorHome({ audience }: { audience: Audience }) {
  const [t, { shown }, locale] = await Promise.all([getTranslations("home"), currentFunctions(), getLocale()]);
  const [news, welcome, { registrationOpen }] = await Promise.all([
    articles(locale, { take: 3 }),
    welcomeText(locale),
    settings(),
  ]);
  return (
    <>
      <Hero
        title={welcome?.title ?? t("title", { name: BRAND.name })}
        lead={welcome?.summary ?? t(`audiences.${audience}.lead`)}
      >
        <ButtonLink look="primary" href={routes.signIn()}>
          {t("signIn")}
        </ButtonLink>
        {registrationOpen && <ButtonLink href={routes.register()}>{t("register")}</ButtonLink>}
        <ButtonLink href={routes.help({ public: audience })}>{t("documentation")}</ButtonLink>
      </Hero>
      <div className="page page-sections">
        {welcome && welcome.body.trim() !== "" && <Markdown source={welcome.body} />}
        <section aria-labelledby="plus-utilisees">
          <h2 id="plus-utilisees">{t("popularTitle")}</h2>
          <MostUsed functions={shown} />
        </section>
        <Steps audience={audience} />
        <NewsBlock entries={news.entries} />
      </div>
    </>
  );
}

/** Whoever has no structure yet meets the window of the first sign-in once, then the steps that are left. */
async function SignedInHome({ viewer, audience, arranged }: { viewer: Viewer; audience: Audience; arranged: boolean }) {
  const actor = await currentActor();
  if (actor) await acknowledgeFirst(actor);
  const steps = await currentFirstSteps();
  if (steps?.structure === "none" && !steps.welcomed) redirect(routes.welcome());
  const locale = await getLocale();
  const [t, portal, waiting, functions, news, welcome] = await Promise.all([
    getTranslations("home"),
    getTranslations("portal"),
    currentWaiting(),
    currentFunctions(),
    articles(locale, { take: 3, userId: actor?.userId ?? null }),
    welcomeText(locale),
  ]);
  return (
    <>
      <Hero title={t("welcome", { name: viewer.displayName })} lead={t(`audiences.${audience}.signedInLead`)}>
        <ButtonLink href={routes.help({ public: audience })}>{t("documentation")}</ButtonLink>
      </Hero>
      <div className="page page-sections">
        {arranged && (
          <Notice tone="ok" live="polite">
            {t("pinDone")}
          </Notice>
        )}
        {welcome && welcome.body.trim() !== "" && <Markdown source={welcome.body} />}
        {steps && <FirstStepsList steps={steps} />}
        <section className="page-part" aria-labelledby="plus-utilisees">
          <h2 id="plus-utilisees">{t("popularTitle")}</h2>
          <MostUsed functions={functions.shown} />
          <PinForm action={pinFunctionsAction} reachable={functions.reachable} pinned={functions.pinned} />
        </section>
        <section aria-labelledby="domaines">
          <h2 id="domaines">{portal("domainsTitle")}</h2>
          <DomainTiles domains={reachableDomains(viewer)} waiting={waiting} />
        </section>
        <NewsBlock entries={news.entries} />
        <Steps audience={audience} />
      </div>
    </>
  );
}
