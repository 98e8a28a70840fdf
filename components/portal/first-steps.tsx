import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { StatusDot, type Tone } from "#components/ui/status.tsx";
import type { FirstSteps } from "#lib/access/public.ts";
import { formatDate, parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type State = "done" | "todo" | "pending" | "blocked";
type Step = {
  readonly key: string;
  readonly title: string;
  readonly state: State;
  readonly hint: string;
  readonly actions?: ReactNode;
};

const TONES: Readonly<Record<State, Tone>> = { done: "ok", todo: "warn", pending: "wait", blocked: "neutral" };

/** What is left before a first invoice, in order; gone once it is sent (feature 29). */
export function FirstStepsList({ steps }: { steps: FirstSteps }) {
  const t = useTranslations("firstSteps");
  const list = useSteps(steps);
  const done = list.filter(({ state }) => state === "done").length;
  return (
    <section className="first-steps" aria-labelledby="premiers-pas">
      <div>
        <h2 id="premiers-pas">{t("title")}</h2>
        <p className="muted">{t("progress", { done, total: list.length })}</p>
      </div>
      <ol className="task-list">
        {list.map(({ key, title, state, hint, actions }) => (
          <li key={key}>
            <h3>{title}</h3>
            <StatusDot tone={TONES[state]}>{t(`states.${state}`)}</StatusDot>
            <p>{hint}</p>
            {actions && <div className="button-row">{actions}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function useSteps({ structure, pending }: FirstSteps): Step[] {
  const t = useTranslations("firstSteps");
  const hasStructure = structure === "done";
  return [
    { key: "account", title: t("account"), state: "done", hint: t("accountHint") },
    { key: "structure", title: t("structure"), ...useStructureStep(structure, pending) },
    {
      key: "deposit",
      title: t("deposit"),
      state: hasStructure ? "todo" : "blocked",
      hint: hasStructure ? t("depositHint") : t("depositBlocked"),
      actions: hasStructure && (
        <>
          <ButtonLink look="primary" href={routes.deposit()}>
            {t("start")}
          </ButtonLink>
          <ButtonLink href={routes.depositTour()}>{t("tour")}</ButtonLink>
        </>
      ),
    },
  ];
}

function useStructureStep(
  structure: FirstSteps["structure"],
  pending: FirstSteps["pending"],
): Pick<Step, "state" | "hint" | "actions"> {
  const t = useTranslations("firstSteps");
  const locale = useLocale();
  if (structure === "done") return { state: "done", hint: t("structureDone") };
  if (pending)
    return {
      state: "pending",
      hint: t("pendingHint", { date: formatDate(parisDay(pending.askedAt), locale), name: pending.name }),
      actions: <ButtonLink href={routes.myAttachments()}>{t("seeRequest")}</ButtonLink>,
    };
  return {
    state: "todo",
    hint: t("structureHint"),
    actions: (
      <>
        <ButtonLink look="primary" href={routes.createStructure()}>
          {t("create")}
        </ButtonLink>
        <ButtonLink href={routes.requestAttachment()}>{t("ask")}</ButtonLink>
      </>
    ),
  };
}
