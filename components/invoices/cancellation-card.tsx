import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Reason } from "#components/invoices/reason.tsx";
import { Card } from "#components/ui/blocks.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Form } from "#components/ui/form.tsx";
import { Textarea } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { InvoiceSheet } from "#lib/invoices/public.ts";

type Props = { action: ComponentProps<typeof Form>["action"]; sheet: InvoiceSheet };

/** What the supplier asks for, and the recipient's answer (F-136); nothing as long as it asks for nothing. */
export function CancellationCard({ action, sheet }: Props) {
  const t = useTranslations("cancellation");
  if (!sheet.cancellationAskedAt) return null;
  const asked = sheet.history.find(({ event }) => event === "ask-cancellation");
  const may = sheet.actions.some(({ event }) => event === "accept-cancellation");
  return (
    <Card title={t("title")}>
      <p>{t("asked")}</p>
      <Reason motif={null} comment={asked?.comment ?? null} />
      {may && (
        <Form action={action}>
          <input type="hidden" name="invoiceId" value={sheet.id} />
          <RadioGroup
            name="decision"
            label={t("choice")}
            required
            choices={[
              { value: "accept", label: t("accept"), hint: t("acceptHint") },
              { value: "refuse", label: t("refuse"), hint: t("refuseHint") },
            ]}
          />
          <Textarea name="comment" label={t("comment")} wordless maxLength={2000} />
          <SubmitButton look="secondary">{t("send")}</SubmitButton>
        </Form>
      )}
    </Card>
  );
}
