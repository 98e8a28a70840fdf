import { cookies } from "next/headers";
import { json, refusedJson, seeOther, wantsJson } from "#app/api/answers.ts";
import { keepRefusals } from "#app/api/depots/refusals.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { readMultipart } from "#app/api/multipart.ts";
import { currentActor } from "#lib/access/web.ts";
import { checkOrigin, unexpected } from "#lib/actions/index.ts";
import { addInvoiceFile } from "#lib/invoices/index.ts";
import { type Refusal, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

type Context = { params: Promise<{ draftId: string }> };

/** Receives the document of a draft that has none. Every refusal is a sentence; a plain form finds it on the page of the draft. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const { draftId } = await params;
  const href = routes.draft(draftId);
  const result = await add(request, draftId).catch((error: unknown) => unexpected(error, "document of a draft"));
  if (wantsJson(request)) return result.ok ? json({ ok: true, href }) : refusedJson(result);
  if (!result.ok && result.code === "SESSION_ENDED") return seeOther(routes.signIn({ retour: href }));
  await keepRefusals(await cookies(), result.ok ? [] : [{ fileName: "", refusal: result }]);
  return seeOther(href);
}

async function add(request: Request, draftId: string): Promise<Result<null> | Refusal> {
  const origin = checkOrigin(request.headers);
  if (!origin.ok) return origin;
  const actor = await currentActor();
  if (!actor) return refuse("SESSION_ENDED");
  let added: Result<null> = refuse("NO_FILE");
  const read = await readMultipart(request, async ({ fileName, stream }) => {
    added = await addInvoiceFile(actor, { invoiceId: draftId, fileName, bytes: stream });
  });
  return read.ok ? added : read;
}
