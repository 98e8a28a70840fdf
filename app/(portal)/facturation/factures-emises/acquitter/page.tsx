import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { acknowledgeReturnedAction } from "#app/(portal)/facturation/factures-emises/acquitter/acknowledge-returned.action.ts";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { ReturnedForm } from "#components/invoices/returned-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { requireRight } from "#lib/access/web.ts";
import { returnedInvoices } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("returned"))("title") };
}

/** « Acquitter » : what was rejected or suspended, to be read before anything else once it has waited a week. */
export default async function ReturnedInvoicesPage() {
  const [actor, t] = await Promise.all([requireRight(routes.returnedInvoices()), getTranslations("returned")]);
  const { rows, more } = await returnedInvoices(actor);
  if (rows.length === 0) redirect(routes.issuedWorkList());
  return (
    <IssuedPage title={t("title")} lead={t("lead")}>
      <div className="page-sections">
        {rows.some(({ due }) => due) && (
          <Notice tone="warn" title={t("dueTitle")}>
            {t("due")}
          </Notice>
        )}
        <ReturnedForm action={acknowledgeReturnedAction} rows={rows} more={more} />
      </div>
    </IssuedPage>
  );
}
