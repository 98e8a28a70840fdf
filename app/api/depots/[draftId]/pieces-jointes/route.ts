import { cookies } from "next/headers";
import { draftSave } from "#app/(portal)/facturation/factures-emises/deposer/draft-input.ts";
import { json, refusedJson, seeOther, wantsJson } from "#app/api/answers.ts";
import { keepRefusals } from "#app/api/depots/refusals.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { collect, readMultipart } from "#app/api/multipart.ts";
import type { Actor } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
import { checkOrigin, unexpected } from "#lib/actions/index.ts";
import { addAttachment, updateDraft } from "#lib/invoices/index.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

type Context = { params: Promise<{ draftId: string }> };

/**
 * Adds an attachment. Without script the whole form of the draft comes along, and is saved first, so that nothing typed is lost;
 * a script sends the file alone.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const { draftId } = await params;
  const href = `${routes.draft(draftId)}#pieces-jointes`;
  const result = await add(request, draftId).catch((error: unknown) => unexpected(error, "attachment"));
  if (wantsJson(request)) return result.ok ? json({ ok: true, href }) : refusedJson(result);
  if (!result.ok && result.code === "SESSION_ENDED") return seeOther(routes.signIn({ retour: routes.draft(draftId) }));
  await keepRefusals(await cookies(), result.ok ? [] : [{ fileName: "", refusal: result }]);
  return seeOther(href);
}

async function add(request: Request, draftId: string): Promise<Result<null> | Refusal> {
  const origin = checkOrigin(request.headers);
  if (!origin.ok) return origin;
  const actor = await currentActor();
  if (!actor) return refuse("SESSION_ENDED");
  let file: { fileName: string; bytes: Uint8Array } | undefined;
  const read = await readMultipart(request, async ({ fileName, stream }) => {
    file = { fileName, bytes: await collect(stream) };
  });
  if (!read.ok) return read;
  const saved = await saveForm(actor, draftId, read.data);
  if (!saved.ok) return saved;
  if (!file) return refuse("NO_FILE");
  const typed = (read.data.get("designation") ?? "").trim();
  const designation = (typed || file.fileName.replace(/\.[^.]+$/, "")).slice(0, 100);
  const typeCode = read.data.get("typePiece") ?? "";
  const added = await addAttachment(actor, { invoiceId: draftId, ...file, designation, typeCode });
  return added.ok ? ok(null) : added;
}

async function saveForm(actor: Actor, draftId: string, fields: ReadonlyMap<string, string>): Promise<Result<unknown>> {
  if (!fields.has("version")) return ok(null);
  return updateDraft(actor, draftSave(draftId, fields));
}
