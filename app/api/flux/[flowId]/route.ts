import { json, notFound } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { currentActor } from "#lib/access/web.ts";
import { flowProgress } from "#lib/invoices/index.ts";

type Context = { params: Promise<{ flowId: string }> };

/** How far a flow is. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const actor = await currentActor();
  const progress = actor && (await flowProgress(actor, (await params).flowId));
  return progress ? json(progress) : notFound();
}
