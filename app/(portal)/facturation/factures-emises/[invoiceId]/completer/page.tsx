import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { awaitedGesture } from "#app/(portal)/facturation/factures-emises/[invoiceId]/awaited-gesture.ts";
import { completeInvoiceAction } from "#app/(portal)/facturation/factures-emises/[invoiceId]/completer/complete-invoice.action.ts";
import { removeFileAction } from "#app/(portal)/facturation/factures-emises/[invoiceId]/completer/remove-file.action.ts";
import { keptRefusals } from "#app/api/depots/refusals.ts";
import { AddedFiles } from "#components/invoices/added-files.tsx";
import { AttachForm } from "#components/invoices/attach-form.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { Reason } from "#components/invoices/reason.tsx";
import { Card } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Textarea } from "#components/ui/inputs.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { ATTACHMENT_TYPES } from "#lib/documents/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ invoiceId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { sheet, t } = await completable(params);
  return { title: t("title", { number: sheet.number ?? "" }) };
}

export default async function CompletePage({ params }: Props) {
  const [{ sheet, t }, jar] = await Promise.all([completable(params), cookies()]);
  const [refused] = (await keptRefusals(jar)).told;
  const number = sheet.number ?? "";
  const added = sheet.files.filter((file) => file.removable);
  return (
    <IssuedPage
      title={t("title", { number })}
      here={t("here")}
      lead={t("lead")}
      width="form"
      trail={[{ label: number, href: routes.issuedInvoice(sheet.id) }]}
    >
      <div className="page-sections">
        <Notice tone="warn" title={t("asked")}>
          <Reason motif={sheet.statusMotif} comment={sheet.statusComment} />
        </Notice>
        <Card title={t("files")}>
          <AddedFiles invoiceId={sheet.id} files={added} remove={removeFileAction} />
          <AttachForm
            address={routes.apiAttachFile(sheet.id)}
            accept={ATTACHMENT_TYPES.map(({ extension }) => `.${extension}`).join(",")}
            refusal={refused?.message ?? null}
            words={{
              file: t("file"),
              help: t("filesHelp"),
              designation: t("designation"),
              designationHelp: t("designationHelp"),
              add: t("add"),
              sending: t("sending"),
              lost: t("lost"),
            }}
          />
        </Card>
        <Form action={completeInvoiceAction}>
          <input type="hidden" name="invoiceId" value={sheet.id} />
          <Textarea name="comment" label={t("comment")} help={t("commentHelp")} maxLength={2000} />
          <div>
            <SubmitButton>{t("submit")}</SubmitButton>
          </div>
        </Form>
      </div>
    </IssuedPage>
  );
}

/** The page exists only for an invoice that this person may complete. */
async function completable(params: Props["params"]) {
  const [actor, { invoiceId }, t] = await Promise.all([requireActor(), params, getTranslations("complete")]);
  const sheet = await awaitedGesture(actor, invoiceId, ["complete"]);
  return { sheet, t };
}
