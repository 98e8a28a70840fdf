import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { awaitedGesture } from "#app/(portal)/facturation/factures-emises/[invoiceId]/awaited-gesture.ts";
import { recycleInvoiceAction } from "#app/(portal)/facturation/factures-emises/[invoiceId]/recycler/recycle-invoice.action.ts";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { Reason } from "#components/invoices/reason.tsx";
import { RecycleForm } from "#components/invoices/recycle-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { requireActor } from "#lib/access/web.ts";
import { recipientRequirements } from "#lib/directory/index.ts";
import { serviceProposals } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  params: Promise<{ invoiceId: string }>;
  searchParams: Promise<{ siret?: string | string[]; service?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { sheet, t } = await recyclable(params);
  return { title: t("title", { number: sheet.number ?? "" }) };
}

export default async function RecyclePage({ params, searchParams }: Props) {
  const [{ sheet, actor, t }, { siret, service }] = await Promise.all([recyclable(params), searchParams]);
  const asked = typeof siret === "string" ? siret : (sheet.recipient?.identifier ?? "");
  const [recipient, proposals] = await Promise.all([recipientRequirements(asked), serviceProposals(actor, sheet.id)]);
  const number = sheet.number ?? "";
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
        <RecycleForm
          action={recycleInvoiceAction}
          sheet={sheet}
          asked={asked}
          recipient={recipient?.active ? recipient : null}
          proposals={recipient?.id === sheet.recipient?.id ? proposals : []}
          chosen={typeof service === "string" ? service : null}
        />
      </div>
    </IssuedPage>
  );
}

/** The page exists only for an invoice that this person may send again. */
async function recyclable(params: Props["params"]) {
  const [actor, { invoiceId }, t] = await Promise.all([requireActor(), params, getTranslations("recycle")]);
  const sheet = await awaitedGesture(actor, invoiceId, ["recycle"]);
  return { sheet, actor, t };
}
