import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { closeWelcomeAction } from "#app/(portal)/bienvenue/close-welcome.action.ts";
import { currentFirstSteps } from "#app/viewer.ts";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("welcome"))("title") };
}

/** The window after the first sign-in (feature 29), shown until it was closed once and to nobody who has, or waits for, a structure. */
export default async function WelcomePage() {
  await requireActor(routes.welcome());
  const [t, steps] = await Promise.all([getTranslations("welcome"), currentFirstSteps()]);
  if (steps?.structure !== "none" || steps.welcomed) redirect(routes.home());
  return (
    <div className="page">
      <div className="window">
        <div className="window-head">
          <h1>{t("title")}</h1>
          <Form action={closeWelcomeAction}>
            <input type="hidden" name="next" value="home" />
            <SubmitButton look="quiet" icon="close">
              {t("close")}
            </SubmitButton>
          </Form>
        </div>
        <p>{t("text")}</p>
        <div className="window-choices">
          {(["create", "attach"] as const).map((next) => (
            <section key={next} className="card">
              <h2>{t(`${next}Title`)}</h2>
              <p>{t(`${next}Text`)}</p>
              <Form action={closeWelcomeAction}>
                <input type="hidden" name="next" value={next} />
                <SubmitButton look={next === "create" ? "primary" : "secondary"}>{t(next)}</SubmitButton>
              </Form>
            </section>
          ))}
        </div>
        <p className="muted">{t("agent")}</p>
      </div>
    </div>
  );
}
