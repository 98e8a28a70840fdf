import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { CLAIM_TONES } from "#components/recovery/own-claim.tsx";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { DownloadLink } from "#components/ui/button.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Form } from "#components/ui/form.tsx";
import { Textarea } from "#components/ui/inputs.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateText, Identifier } from "#components/ui/values.tsx";
import { type ClaimSheet, type obstacle, REASON_LENGTH } from "#lib/recovery/public.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { claim: ClaimSheet };

export function ClaimFacts({ claim }: Props) {
  const t = useTranslations("claims");
  const states = useTranslations("recovery.states");
  return (
    <DescriptionList
      items={[
        { label: t("state"), value: <StatusDot tone={CLAIM_TONES[claim.status]}>{states(claim.status)}</StatusDot> },
        { label: t("identifier"), value: <Identifier value={claim.identifier} /> },
        { label: t("claimant"), value: claim.claimant },
        { label: t("email"), value: <span className="quoted">{claim.claimantEmail}</span> },
        { label: t("askedOn"), value: <DateText value={parisDay(claim.askedAt)} /> },
        { label: t("decidableOn"), value: <DateText value={parisDay(claim.decidableAt)} /> },
        { label: t("explanation"), value: <span className="quoted">{claim.explanation}</span> },
        ...(claim.decidedAt ? [{ label: t("decidedOn"), value: <DateText value={parisDay(claim.decidedAt)} /> }] : []),
        ...(claim.reason ? [{ label: t("reason"), value: <span className="quoted">{claim.reason}</span> }] : []),
      ]}
    />
  );
}

export function ClaimFiles({ claim }: Props) {
  const t = useTranslations("claims");
  return (
    <section className="grid gap-3" aria-labelledby="pieces">
      <h2 id="pieces">{t("files")}</h2>
      <div className="button-row">
        {claim.files.map(({ documentId, name }) => (
          <DownloadLink key={documentId} href={routes.adminClaimFile(claim.id, documentId)}>
            {name}
          </DownloadLink>
        ))}
      </div>
    </section>
  );
}

/** Who manages the structure today and when they were last seen; who was told, and who said no. */
export function ClaimPeople({ claim }: Props) {
  const t = useTranslations("claims");
  return (
    <section className="grid gap-3" aria-labelledby="personnes">
      <h2 id="personnes">{t("people")}</h2>
      <ul className="list-disc pl-5">
        {claim.managers.map(({ name, lastSignIn }) => (
          <li key={name}>
            {t("manager", { name })}{" "}
            {lastSignIn ? (
              <>
                {t("lastSeen")} <DateText value={parisDay(lastSignIn)} />
              </>
            ) : (
              t("neverSeen")
            )}
          </li>
        ))}
        {claim.managers.length === 0 && <li>{t("noManager")}</li>}
        <li>{t("told", { count: claim.told })}</li>
      </ul>
      {claim.objections.length > 0 && (
        <Notice tone="warn" title={t("objected", { count: claim.objections.length })}>
          <ul>
            {claim.objections.map(({ name, manager, at }) => (
              <li key={name}>
                {manager ? t("objectionManager", { name }) : t("objection", { name })} <DateText value={at} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}

type DecisionProps = {
  action: ComponentProps<typeof Form>["action"];
  claimId: string;
  stops: ReturnType<typeof obstacle>;
};

/** To grant or to refuse, with the reason that the claimant reads. What cannot be granted yet is only offered to be refused. */
export function ClaimDecision({ action, claimId, stops }: DecisionProps) {
  const t = useTranslations("claims");
  const choices = [
    ...(stops ? [] : [{ value: "accepter", label: t("accept"), hint: t("acceptHint") }]),
    { value: "refuser", label: t("refuse"), hint: t("refuseHint") },
  ];
  return (
    <section className="grid gap-4" aria-labelledby="decision">
      <h2 id="decision">{t("decide")}</h2>
      {stops && stops !== "CLAIM_DECIDED" && <Notice tone="info" title={t(`stops.${stops}`)} />}
      <Form action={action}>
        <input type="hidden" name="claimId" value={claimId} />
        <RadioGroup name="decision" label={t("decision")} choices={choices} required />
        <Textarea
          name="claimReason"
          label={t("reason")}
          help={t("reasonHelp")}
          rows={4}
          maxLength={REASON_LENGTH.most}
          required
        />
        <SubmitButton>{t("submit")}</SubmitButton>
      </Form>
    </section>
  );
}
