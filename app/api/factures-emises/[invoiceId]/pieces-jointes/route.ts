import { cookies } from "next/headers";
import { json, refusedJson, seeOther, wantsJson } from "#app/api/answers.ts";
import { keepRefusals } from "#app/api/depots/refusals.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { type IncomingFile, readMultipart } from "#app/api/multipart.ts";
import type { Actor } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
import { checkOrigin, unexpected } from "#lib/actions/index.ts";
import { addAttachment, DESIGNATION_MAX } from "#lib/invoices/index.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

type Context = { params: Promise<{ invoiceId: string }> };

/** What accompanies an invoice without being it (domain reference § 8.6). */
const COMPLEMENTARY = "02";

/**
 * Adds what was missing to a suspended invoice, as it arrives. Answers a script with JSON, and sends a plain form back to the page
 * where the invoice is completed, with the sentence of a refusal.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const { invoiceId } = await params;
  const href = routes.completeInvoice(invoiceId);
  const result = await attach(request, invoiceId).catch((error: unknown) => unexpected(error, "attachment"));
  if (wantsJson(request)) return result.ok ? json({ ok: true, href }) : refusedJson(result);
  if (!result.ok && result.code === "SESSION_ENDED") return seeOther(routes.signIn({ retour: href }));
  if (!result.ok) await keepRefusals(await cookies(), [{ fileName: "", refusal: result }]);
  return seeOther(href);
}

async function attach(request: Request, invoiceId: string): Promise<Result<unknown> | Refusal> {
  const origin = checkOrigin(request.headers);
  if (!origin.ok) return origin;
  const actor = await currentActor();
  if (!actor) return refuse("SESSION_ENDED");
  const results: Result<unknown>[] = [];
  const read = await readMultipart(request, async (file, fields) => {
    results.push(await addOne(actor, invoiceId, file, fields.get("designation") ?? ""));
  });
  if (!read.ok) return read;
  if (results.length === 0) return refuse("NO_FILE");
  return results.find((result) => !result.ok) ?? ok(null);
}

/** Without a name of its own, a file is called as it is on its sender's machine. */
function addOne(actor: Actor, invoiceId: string, { fileName, stream }: IncomingFile, typed: string) {
  const designation = (typed.trim() || fileName.replace(/\.[^.]+$/, "")).slice(0, DESIGNATION_MAX);
  return addAttachment(actor, { invoiceId, fileName, bytes: stream, designation, typeCode: COMPLEMENTARY });
}
