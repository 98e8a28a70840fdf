import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { RightsChoice } from "#components/access/rights-choice.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Form } from "#components/ui/form.tsx";
import { Textarea } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type ApprovalSheet, COMMENT_LENGTH } from "#lib/access/public.ts";

type Props = { action: ComponentProps<typeof Form>["action"]; request: ApprovalSheet };

/** Where the rights hold, and which they are. */
export function ApproveForm({ action, request }: Props) {
  const t = useTranslations("approvals");
  const { service } = request;
  return (
    <section aria-labelledby="accepter">
      <h2 id="accepter">{t("approveTitle")}</h2>
      <Form action={action}>
        <input type="hidden" name="requestId" value={request.id} />
        <p>{t("approveLead")}</p>
        {service && (
          <RadioGroup
            name="reach"
            label={t("reach")}
            choices={[
              { value: "service", label: t("reachService", { code: service.code }) },
              { value: "structure", label: t("reachStructure") },
            ]}
            defaultValue="service"
            required
          />
        )}
        <RightsChoice kind={request.kind} />
        <SubmitButton>{t("approve")}</SubmitButton>
      </Form>
    </section>
  );
}

export function RefuseForm({ action, request }: Props) {
  const t = useTranslations("approvals");
  return (
    <section aria-labelledby="refuser">
      <h2 id="refuser">{t("refuseTitle")}</h2>
      <Form action={action}>
        <input type="hidden" name="requestId" value={request.id} />
        <Textarea
          name="reason"
          label={t("refuseReason")}
          help={t("refuseReasonHelp")}
          rows={4}
          maxLength={COMMENT_LENGTH.most}
          required
        />
        <SubmitButton look="secondary">{t("refuse")}</SubmitButton>
      </Form>
    </section>
  );
}
