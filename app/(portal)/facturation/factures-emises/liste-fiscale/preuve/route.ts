import { askedList } from "#app/(portal)/facturation/factures-emises/liste-fiscale/asked.ts";
import { notFound } from "#app/api/answers.ts";
import { sentFile } from "#app/sent-file.ts";
import { currentActor } from "#lib/access/web.ts";
import { fiscalProof } from "#lib/invoices/index.ts";

/** The proof of a fiscal list: its fingerprint as it is now, and as it was sealed. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return notFound();
  const { structureId, year } = askedList(actor, Object.fromEntries(new URL(request.url).searchParams));
  const proof = structureId ? await fiscalProof(actor, structureId, year) : null;
  if (!proof) return notFound();
  const unchanged = proof.seal && proof.seal.fingerprint === proof.fingerprint;
  const text = `${JSON.stringify({ ...proof, algorithm: "SHA-256", unchanged }, null, 2)}\n`;
  return sentFile({
    name: `preuve-liste-fiscale-${proof.year}.json`,
    type: "application/json; charset=utf-8",
    async *write() {
      yield Buffer.from(text);
    },
  });
}
