import { flowReport } from "#app/(portal)/facturation/factures-emises/flux/[flowId]/report.ts";
import { notFound } from "#app/api/answers.ts";
import { csvResponse } from "#app/csv-response.ts";
import { currentActor } from "#lib/access/web.ts";
import { flowSheet } from "#lib/invoices/index.ts";

type Context = { params: Promise<{ flowId: string }> };

/** The report of a flow as a file; to whoever may not see the flow there is none. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const flow = actor && (await flowSheet(actor, (await params).flowId));
  if (!flow) return notFound();
  return csvResponse(`flux-${flow.number}`, await flowReport(flow));
}
