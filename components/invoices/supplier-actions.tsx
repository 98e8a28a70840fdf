import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Details } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { Textarea } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { InvoiceEvent, InvoiceSheet } from "#lib/invoices/public.ts";
import { formatDateTime } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type Action = ComponentProps<typeof Form>["action"];
type Props = {
  sheet: InvoiceSheet;
  acknowledge: Action;
  deleteDraft: Action;
  askCancellation: Action;
  declarePayment: Action;
  /** « Corriger et renvoyer », for who may write a draft; the key is made for this page. */
  correct: { readonly action: Action; readonly key: string } | null;
};

/** What this person may do now, and nothing else: each button stands for an event that the table allows from here. */
export function SupplierActions({ sheet, acknowledge, deleteDraft, askCancellation, declarePayment, correct }: Props) {
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
      {correct && isReplaceable(sheet) && <CorrectForm sheet={sheet} action={correct.action} once={correct.key} />}
      <Replaced sheet={sheet} />
      {may("treat-rejection") && (
        <AcknowledgeForm sheet={sheet} action={acknowledge} first={!(correct && isReplaceable(sheet))} />
      )}
      {may("declare-payment") && <PaymentForm sheet={sheet} action={declarePayment} />}
      {may("ask-cancellation") && <CancellationForm sheet={sheet} action={askCancellation} />}
      {sheet.cancellationAskedAt && (
        <p className="muted">{t("cancellationAsked", { date: formatDateTime(sheet.cancellationAskedAt, locale) })}</p>
      )}
      {sheet.paymentReceivedAt && (
        <p className="muted">{t("paymentReceived", { date: formatDateTime(sheet.paymentReceivedAt, locale) })}</p>
      )}
      {may("delete-draft") && <DeleteForm sheet={sheet} action={deleteDraft} />}
      {sheet.rejectionHandledAt && (
        <p className="muted">{t("rejectionHandled", { date: formatDateTime(sheet.rejectionHandledAt, locale) })}</p>
      )}
    </div>
  );
}

/** `first`: nothing on the page comes before it. */
function AcknowledgeForm({ sheet, action, first }: { sheet: InvoiceSheet; action: Action; first: boolean }) {
  const t = useTranslations("acknowledge");
  return (
    <Form action={action}>
      <input type="hidden" name="invoiceId" value={sheet.id} />
      <p className="muted">{t("text", { number: sheet.number ?? sheet.draftNumber })}</p>
      <div>
        <SubmitButton look={first ? "primary" : "secondary"}>{t("confirm")}</SubmitButton>
      </div>
    </Form>
  );
}

/** A rejected invoice, or one that its validator refused for good, once: the next is corrected from the one that took its place. */
function isReplaceable({ status, replacedBy }: InvoiceSheet): boolean {
  return replacedBy === null && (status === "REJETEE" || status === "REFUSEE_1");
}

/** A new draft that says what this one said, but for its number, its date and its document. */
function CorrectForm({ sheet, action, once }: { sheet: InvoiceSheet; action: Action; once: string }) {
  const t = useTranslations("correct");
  return (
    <Form action={action}>
      <input type="hidden" name="invoiceId" value={sheet.id} />
      <input type="hidden" name="key" value={once} />
      <input type="hidden" name="replaces" value="oui" />
      <p className="muted">{t("text")}</p>
      <div>
        <SubmitButton>{t("confirm")}</SubmitButton>
      </div>
    </Form>
  );
}

/** The other one of the two: which this one replaces, or which replaces it. */
function Replaced({ sheet: { replaces, replacedBy } }: { sheet: InvoiceSheet }) {
  const t = useTranslations("correct");
  const link = (ref: NonNullable<InvoiceSheet["replaces"]>) => (
    <Link href={routes.issuedInvoice(ref.id)}>{ref.number ?? ref.draftNumber}</Link>
  );
  return (
    <>
      {replaces && (
        <p>
          {t("replaces")} {link(replaces)}
        </p>
      )}
      {replacedBy && (
        <p>
          {t("replacedBy")} {link(replacedBy)}
        </p>
      )}
    </>
  );
}

function PaymentForm({ sheet, action }: { sheet: InvoiceSheet; action: Action }) {
  const t = useTranslations("declarePayment");
  return (
    <Form action={action}>
      <input type="hidden" name="invoiceId" value={sheet.id} />
      <p className="muted">{t("text")}</p>
      <div>
        <SubmitButton look="secondary">{t("confirm")}</SubmitButton>
      </div>
    </Form>
  );
}

function CancellationForm({ sheet, action }: { sheet: InvoiceSheet; action: Action }) {
  const t = useTranslations("cancellation");
  return (
    <Details summary={t("ask")}>
      <Form action={action}>
        <input type="hidden" name="invoiceId" value={sheet.id} />
        <p>{t("askText")}</p>
        <Textarea name="comment" label={t("why")} required maxLength={2000} />
        <div>
          <SubmitButton look="secondary">{t("askSend")}</SubmitButton>
        </div>
      </Form>
    </Details>
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
