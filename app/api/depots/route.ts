import { cookies } from "next/headers";
import { json, refusedJson, seeOther, wantsJson } from "#app/api/answers.ts";
import { keepRefusals } from "#app/api/depots/refusals.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { readMultipart } from "#app/api/multipart.ts";
import { currentActor } from "#lib/access/web.ts";
import { checkOrigin, unexpected } from "#lib/actions/index.ts";
import { depositFile } from "#lib/invoices/index.ts";
import { type Refusal, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

export const dynamic = "force-dynamic";

/**
 * Receives deposited files as they arrive: an invoice becomes a draft, an archive of them a flow. Answers with its address: a redirection for a plain form, JSON for a script.
 * Every refusal is a sentence; a plain form finds it on the deposit page.
 */
export async function POST(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const { places, refusals } = await receive(request);
  const [place] = places;
  if (wantsJson(request)) {
    const [refusal] = refusals;
    return refusal ? refusedJson(refusal.refusal) : json({ ok: true, href: place ?? routes.deposit() });
  }
  if (refusals.some(({ refusal }) => refusal.code === "SESSION_ENDED")) {
    return seeOther(routes.signIn({ retour: routes.deposit() }));
  }
  await keepRefusals(await cookies(), refusals);
  if (places.length === 1 && place && refusals.length === 0) return seeOther(place);
  return seeOther(routes.deposit({ recus: places.length || null }));
}

/** `places`: where each file that was taken in is seen, its draft or its flow. */
type Received = { places: string[]; refusals: { fileName: string; refusal: Refusal }[] };

async function receive(request: Request): Promise<Received> {
  const places: string[] = [];
  const refusals: Received["refusals"] = [];
  const all = (refusal: Refusal) => ({ places, refusals: [...refusals, { fileName: "", refusal }] });
  const origin = checkOrigin(request.headers);
  if (!origin.ok) return all(origin);
  const actor = await currentActor();
  if (!actor) return all(refuse("SESSION_ENDED"));
  try {
    let count = 0;
    const read = await readMultipart(request, async ({ fileName, stream }, fields) => {
      // Each file of one form has its own key, made from the form's.
      const key = count === 0 ? (fields.get("cle") ?? "") : `${fields.get("cle") ?? ""}-${count}`;
      count += 1;
      const structureId = fields.get("structureId") ?? "";
      const recipient = fields.get("destinataire") || null;
      const result = await depositFile(actor, { structureId, recipient, fileName, bytes: stream, key });
      if (result.ok) {
        places.push("flowId" in result.data ? routes.flow(result.data.flowId) : routes.draft(result.data.invoiceId));
      } else refusals.push({ fileName, refusal: result });
    });
    if (!read.ok) return all(read);
    return count === 0 ? all(refuse("NO_FILE")) : { places, refusals };
  } catch (error) {
    return all(unexpected(error, "deposit"));
  }
}
