import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Card, DescriptionList } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { StatusDot, type Tone } from "#components/ui/status.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { OwnClaim } from "#lib/recovery/public.ts";
import { parisDay } from "#lib/shared/dates.ts";

export const CLAIM_TONES: Readonly<Record<OwnClaim["status"], Tone>> = {
  OPEN: "wait",
  ACCEPTED: "ok",
  REFUSED: "stop",
  CANCELLED: "neutral",
};

/** Where a claim stands, for whoever made it. Who objected is not said. */
export function OwnClaimCard({ claim, cancel }: { claim: OwnClaim; cancel: ComponentProps<typeof Form>["action"] }) {
  const t = useTranslations("recovery");
  const { id, status, askedAt, decidableAt, objected, reason } = claim;
  return (
    <Card title={t("ownTitle")}>
      <DescriptionList
        items={[
          { label: t("state"), value: <StatusDot tone={CLAIM_TONES[status]}>{t(`states.${status}`)}</StatusDot> },
          { label: t("askedOn"), value: <DateText value={parisDay(askedAt)} /> },
          ...(status === "OPEN"
            ? [{ label: t("decidableOn"), value: <DateText value={parisDay(decidableAt)} /> }]
            : []),
          ...(objected ? [{ label: t("objections"), value: t("objected") }] : []),
          ...(reason ? [{ label: t("reason"), value: <span className="quoted">{reason}</span> }] : []),
        ]}
      />
      {status === "OPEN" && (
        <Form action={cancel}>
          <input type="hidden" name="claimId" value={id} />
          <SubmitButton look="secondary">{t("cancel")}</SubmitButton>
        </Form>
      )}
    </Card>
  );
}
