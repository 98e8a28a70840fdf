import { certificateLayout } from "#app/(portal)/facturation/factures-emises/certificate-layout.ts";
import { flowReport } from "#app/(portal)/facturation/factures-emises/flux/[flowId]/report.ts";
import { notFound } from "#app/api/answers.ts";
import { sentFile } from "#app/sent-file.ts";
import type { Actor } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
import { certificatePdf, depositRecap, flowSheet } from "#lib/invoices/index.ts";
import { zipOf } from "#lib/platform/index.ts";

type Context = { params: Promise<{ flowId: string }> };

/** The certificates of the invoices of a lot that were sent, with the report of its files: made as it is taken, one after the other. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const flow = actor && (await flowSheet(actor, (await params).flowId));
  if (!actor || !flow || flow.counts.sent === 0) return notFound();
  const sent = flow.members.flatMap(({ outcome, invoiceId }) => (outcome === "sent" && invoiceId ? [invoiceId] : []));
  const report = await flowReport(flow);
  // Looked up one after the other, while the request still knows the reader's language; the files are made as they are taken.
  const layouts: NonNullable<Awaited<ReturnType<typeof certified>>>[] = [];
  for (const invoiceId of sent) {
    const one = await certified(actor, invoiceId);
    if (one) layouts.push(one);
  }
  async function* entries() {
    yield { path: `flux-${flow?.number}.csv`, at: flow?.stateAt ?? new Date(0), content: Buffer.from(report, "utf8") };
    for (const { content, layout } of layouts) {
      // Two numbers may differ in nothing but what a file name cannot hold.
      const path = `certificat-${content.number.replace(/[^\w.-]/g, "_")}-${content.invoiceId.slice(-6)}.pdf`;
      yield { path, at: new Date(content.depositedAt), content: await certificatePdf(content, layout) };
    }
  }
  return sentFile({ name: `certificats-${flow.number}.zip`, type: "application/zip", write: () => zipOf(entries()) });
}

async function certified(actor: Actor, invoiceId: string) {
  const recap = await depositRecap(actor, invoiceId);
  return recap && { content: recap.content, layout: await certificateLayout(recap.content, recap.code) };
}
