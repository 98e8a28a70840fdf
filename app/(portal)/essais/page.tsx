import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { moveClockAction, orderInvoicesAction, setRecipientAction } from "#app/(portal)/essais/bench.action.ts";
import { refuseInProduction } from "#app/(portal)/essais/refuse-in-production.ts";
import { AnswerForms } from "#components/testbench/answer-forms.tsx";
import { ClockForm } from "#components/testbench/clock-form.tsx";
import { OrderForm } from "#components/testbench/order-form.tsx";
import { OrdersTable } from "#components/testbench/orders-table.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { bench } from "#lib/testbench/index.ts";

type Props = { searchParams: Promise<{ fait?: string | string[] }> };

const DONE = ["avance", "heure", "commande", "reponse"] as const;

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("bench.use");
  return { title: (await getTranslations("testbench"))("title") };
}

/** The bench of testers: invoices in any status, the time of the portal, recipients that answer by themselves. */
export default async function TestBenchPage({ searchParams }: Props) {
  const [actor, params, t] = await Promise.all([requireStaff("bench.use"), searchParams, getTranslations("testbench")]);
  refuseInProduction();
  const view = await bench(actor);
  const done = DONE.find((one) => one === params.fait);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <div className="page-sections">
        {done && (
          <Notice tone="ok" live="polite">
            {t(`done.${done}`)}
          </Notice>
        )}
        <OrderForm action={orderInvoicesAction} suppliers={view.suppliers} recipients={view.recipients} />
        {view.orders.length > 0 && <OrdersTable orders={view.orders} />}
        <ClockForm action={moveClockAction} days={view.shiftDays} />
        <AnswerForms action={setRecipientAction} answering={view.answering} />
      </div>
    </Page>
  );
}
