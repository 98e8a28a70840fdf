import { useTranslations } from "next-intl";
import { moveTourAction } from "#app/(portal)/facturation/factures-emises/visite/tour.action.ts";
import { ButtonLink, DownloadLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TOUR_STEPS, type TourState, type TourStep } from "#lib/help/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** The place of this page that a step is about. */
const PLACES: Partial<Readonly<Record<TourStep, string>>> = {
  fields: "#formulaire",
  recipient: "#champ-recipientIdentifier",
};

/** Above the screens of a deposit while the tour is followed: every step, those of this screen told in full. It covers nothing and holds no focus. */
export function TourBanner({ here, sample = false }: { here: readonly TourStep[]; sample?: boolean }) {
  const t = useTranslations("tour");
  const first = TOUR_STEPS.findIndex((step) => here.includes(step));
  const last = here.includes("proof");
  return (
    <section className="tour" aria-labelledby="visite">
      <div className="tour-head">
        <h2 id="visite">{t("banner")}</h2>
        <Move state={last ? "DONE" : "LEFT"} look={last ? "secondary" : "quiet"}>
          {t(last ? "end" : "leave")}
        </Move>
      </div>
      <ol className="tour-steps">
        {TOUR_STEPS.map((step, index) => {
          const now = here.includes(step);
          const state = now ? "now" : index < first ? "done" : "later";
          return (
            <li key={step} data-state={state} aria-current={index === first ? "step" : undefined}>
              <strong>{t(`steps.${step}.title`)}</strong>
              {state === "done" && <span className="muted"> {t("done")}</span>}
              {now && <p>{t(`steps.${step}.here`)}</p>}
              {now && here.length > 1 && PLACES[step] && (
                <Link href={PLACES[step]}>{t(`goTo.${step === "fields" ? "fields" : "recipient"}`)}</Link>
              )}
            </li>
          );
        })}
      </ol>
      {sample && <Sample />}
    </section>
  );
}

/** For who never deposited: the tour is offered, or goes on where it was left. */
export function TourOffer({ state }: { state: TourState | null }) {
  const t = useTranslations("tour");
  return (
    <Notice title={t("offer")}>
      <p>{t("offerText")}</p>
      <div className="button-row">
        <Move state="RUNNING">{t(state === "LEFT" ? "resume" : "start")}</Move>
        <Link href={routes.depositTour()}>{t("more")}</Link>
      </div>
    </Notice>
  );
}

/** What one may do with the tour, by where one stands in it. */
export function TourChoices({ state, sample }: { state: TourState | null; sample: boolean }) {
  const t = useTranslations("tour");
  return (
    <section className="page-part" aria-labelledby="faire">
      <h2 id="faire">{t("choices")}</h2>
      <p>{t(`states.${state ?? "NONE"}`)}</p>
      <div className="button-row">
        {state === "RUNNING" ? (
          <>
            <ButtonLink look="primary" href={routes.deposit()}>
              {t("goOn")}
            </ButtonLink>
            <Move state="LEFT" look="secondary">
              {t("leave")}
            </Move>
          </>
        ) : (
          <Move state="RUNNING" look="primary">
            {t(state === "LEFT" ? "resume" : state === "DONE" ? "again" : "start")}
          </Move>
        )}
      </div>
      {sample && <Sample />}
    </section>
  );
}

/** The whole tour at a glance. */
export function TourOutline() {
  const t = useTranslations("tour");
  return (
    <section className="page-part" aria-labelledby="etapes">
      <h2 id="etapes">{t("outline")}</h2>
      <ol className="tour-outline">
        {TOUR_STEPS.map((step) => (
          <li key={step}>
            <strong>{t(`steps.${step}.title`)}</strong>
            <p>{t(`steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
      <p>
        <Link href={routes.helpPage("deposer-un-pdf")}>{t("help")}</Link>
      </p>
    </section>
  );
}

function Sample() {
  const t = useTranslations("tour");
  return (
    <p className="tour-sample">
      {t("sampleText")}{" "}
      <DownloadLink look="quiet" size="small" href={routes.sampleInvoice()}>
        {t("sample")}
      </DownloadLink>
    </p>
  );
}

function Move({
  state,
  look = "secondary",
  children,
}: {
  state: TourState;
  look?: "primary" | "secondary" | "quiet";
  children: string;
}) {
  return (
    <Form action={moveTourAction}>
      <input type="hidden" name="state" value={state} />
      <SubmitButton look={look} size={look === "quiet" ? "small" : "normal"}>
        {children}
      </SubmitButton>
    </Form>
  );
}
