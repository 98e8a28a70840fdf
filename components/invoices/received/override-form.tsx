import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Card, Details } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Select, Textarea } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type InvoiceStatus, OVERRIDE_MOTIFS, overrideTargets } from "#lib/invoices/public.ts";

type Props = {
  action: ComponentProps<typeof Form>["action"];
  invoiceId: string;
  status: InvoiceStatus;
  list: string;
};

/** For testers: any status of the recipient's side, as the message of an outside system would bring it. */
export function OverrideForm({ action, invoiceId, status, list }: Props) {
  const t = useTranslations("override");
  const statuses = useTranslations("invoiceStatus");
  const motifs = useTranslations("invoices.motifs");
  return (
    <Card title={t("title")}>
      <Details summary={t("summary")}>
        <p className="muted">{t("lead")}</p>
        <Form action={action}>
          <input type="hidden" name="invoiceId" value={invoiceId} />
          <input type="hidden" name="seenStatus" value={status} />
          <input type="hidden" name="liste" value={list} />
          <Select
            name="to"
            label={t("status")}
            required
            options={overrideTargets(status).map((to) => ({ value: to, label: statuses(to) }))}
            defaultValue=""
          />
          <Select
            name="overrideMotif"
            label={t("motif")}
            empty={t("noMotif")}
            options={OVERRIDE_MOTIFS.map((motif) => ({ value: motif, label: motifs(motif) }))}
            defaultValue=""
          />
          <Textarea name="overrideComment" label={t("comment")} required maxLength={2000} />
          <div>
            <SubmitButton look="danger">{t("submit")}</SubmitButton>
          </div>
        </Form>
      </Details>
    </Card>
  );
}
