import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Details } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { InvoiceEvent, InvoiceSheet } from "#lib/invoices/public.ts";
import { formatDateTime } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type Action = ComponentProps<typeof Form>["action"];
type Props = { sheet: InvoiceSheet; acknowledge: Action; deleteDraft: Action };

/** What this person may do now, and nothing else: each button stands for an event that the table allows from here. */
export function SupplierActions({ sheet, acknowledge, deleteDraft }: Props) {
  const t = useTranslations("invoices.sheet");
  const locale = useLocale();
  const may = (event: InvoiceEvent) => sheet.actions.some((action) => action.event === event);
  return (
    <div className="sheet-actions">
      {may("submit") && (
        <ButtonLink look="primary" href={routes.draft(sheet.id)}>
          {t("edit")}
        </ButtonLink>
      )}
      {may("complete") && (
        <ButtonLink look="primary" href={routes.completeInvoice(sheet.id)}>
          {t("complete")}
        </ButtonLink>
      )}
      {may("recycle") && (
        <ButtonLink look="primary" href={routes.recycleInvoice(sheet.id)}>
          {t("recycle")}
        </ButtonLink>
      )}
      {(may("correct-validator") || may("correct-second-validator")) && (
        <ButtonLink look="primary" href={routes.correctValidator(sheet.id)}>
          {t("correctValidator")}
        </ButtonLink>
      )}
      {sheet.status === "REJETEE" && (
        <ButtonLink href={routes.deposit()} icon="plus">
          {t("newInvoice")}
        </ButtonLink>
      )}
      {may("treat-rejection") && <AcknowledgeForm sheet={sheet} action={acknowledge} />}
      {may("delete-draft") && <DeleteForm sheet={sheet} action={deleteDraft} />}
      {sheet.rejectionHandledAt && (
        <p className="muted">{t("rejectionHandled", { date: formatDateTime(sheet.rejectionHandledAt, locale) })}</p>
      )}
    </div>
  );
}

function AcknowledgeForm({ sheet, action }: { sheet: InvoiceSheet; action: Action }) {
  const t = useTranslations("acknowledge");
  return (
    <Form action={action}>
      <input type="hidden" name="invoiceId" value={sheet.id} />
      <p className="muted">{t("text", { number: sheet.number ?? sheet.draftNumber })}</p>
      <div>
        <SubmitButton>{t("confirm")}</SubmitButton>
      </div>
    </Form>
  );
}

/** Asked twice, without script: the button that deletes shows once one has asked for it, with what it destroys. */
function DeleteForm({ sheet, action }: { sheet: InvoiceSheet; action: Action }) {
  const t = useTranslations("deleteDraft");
  return (
    <Details summary={t("ask")}>
      <Form action={action}>
        <input type="hidden" name="invoiceId" value={sheet.id} />
        <input type="hidden" name="version" value={sheet.version} />
        <p>{t("text", { number: sheet.number ?? sheet.draftNumber })}</p>
        <div>
          <SubmitButton look="danger" icon="trash">
            {t("confirm")}
          </SubmitButton>
        </div>
      </Form>
    </Details>
  );
}
