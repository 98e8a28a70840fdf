import { json, notFound, refusedJson } from "#app/api/answers.ts";
import { contentRange, type Range } from "#app/api/envois/range.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { isBroken } from "#app/api/multipart.ts";
import type { Actor } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
import { checkOrigin, unexpected } from "#lib/actions/index.ts";
import { collectPieces, dropPieces, keepPiece, PIECE_BYTES, receivedOf } from "#lib/documents/index.ts";
import { depositedDraft, depositedFlow, depositFile } from "#lib/invoices/index.ts";
import { type Refusal, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ cle: string }> };
type Answer = Result<{ received: number } | { invoiceId: string } | { flowId: string }>;

const KEY = /^[\w-]{8,100}$/;

/** How much of a file has arrived, or the draft or the flow that it has become, for a browser that comes back after a cut. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const actor = await currentActor();
  const { cle } = await params;
  if (!actor || !KEY.test(cle)) return notFound();
  const [draft, flow] = await Promise.all([depositedDraft(actor, cle), depositedFlow(actor, cle)]);
  const href = draft ? routes.draft(draft) : flow && routes.flow(flow);
  return json({ ok: true, ...(href ? { href } : { received: await receivedOf(actor, cle) }) });
}

/**
 * Receives a deposited file from a script: the bytes as they are, whole or, with `Content-Range`, piece after piece. The last piece
 * makes the deposit, as the whole file does at once; the others are answered with what has arrived. The same key always leads to
 * the same draft or flow, so that whatever was cut is sent again without harm.
 */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const { cle } = await params;
  const answer = await receive(request, cle).catch(
    (error: unknown): Refusal => (isBroken(error) ? refuse("UPLOAD_BROKEN") : unexpected(error, "deposit")),
  );
  if (!answer.ok) return refusedJson(answer);
  if ("received" in answer.data) return json({ ok: true, received: answer.data.received }, 202);
  const { data } = answer;
  return json({ ok: true, href: "flowId" in data ? routes.flow(data.flowId) : routes.draft(data.invoiceId) });
}

async function receive(request: Request, key: string): Promise<Answer> {
  const origin = checkOrigin(request.headers);
  if (!origin.ok) return origin;
  const actor = await currentActor();
  if (!actor) return refuse("SESSION_ENDED");
  const range = contentRange(request.headers.get("content-range"));
  if (!request.body || !KEY.test(key) || range === "unreadable") return refuse("INVALID_INPUT");
  const { searchParams } = new URL(request.url);
  const deposit = (bytes: Uint8Array | AsyncIterable<Uint8Array>) =>
    depositFile(actor, {
      structureId: searchParams.get("structureId") ?? "",
      recipient: searchParams.get("destinataire"),
      fileName: searchParams.get("nom") ?? "",
      bytes,
      key,
    });
  // The stream of a request is iterable in Node; the type of the browser's is not.
  if (range === null) return deposit(request.body as unknown as AsyncIterable<Uint8Array>);
  const taken = await takePiece(actor, key, range, request);
  if (!taken.ok || taken.data.received < range.total) return taken;
  const done = await deposit(await collectPieces(actor, key));
  if (done.ok || !AGAIN.has(done.code)) await dropPieces(actor, key);
  return done;
}

/** Refusals of the moment: the pieces wait for the next try. */
const AGAIN = new Set(["READER_BUSY", "SCANNER_UNAVAILABLE"]);

async function takePiece(actor: Actor, key: string, { position, length, total }: Range, request: Request) {
  if (length > PIECE_BYTES) return refuse("INVALID_INPUT");
  const bytes = await exactly(length, request.body as unknown as AsyncIterable<Uint8Array>);
  return bytes ? keepPiece(actor, { key, position, total, bytes }) : refuse("UPLOAD_BROKEN");
}

/** The bytes of a body that has as many as it said; null for more or fewer, and never more than that in memory. */
async function exactly(length: number, body: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(length);
  let size = 0;
  for await (const chunk of body) {
    if (size + chunk.length > length) return null;
    bytes.set(chunk, size);
    size += chunk.length;
  }
  return size === length ? bytes : null;
}
