import { depositFile, flowSheet, unpackBatch } from "#lib/invoices/index.ts";
import { newId } from "#lib/shared/ids.ts";
import type { Packed } from "#tests/factories/documents/archives.ts";
import { aPdf, invoiceLines } from "#tests/factories/files.ts";
import { must, type Pair } from "#tests/factories/invoices.ts";

let made = 0;
/** An invoice of the pair, as a PDF. */
export async function pdfOf(pair: Pair, number = `LOT-${++made}`): Promise<Uint8Array> {
  return aPdf(invoiceLines({ number, siret: pair.supplier.identifier, recipient: pair.recipient.identifier }));
}

/** The files of a lot. */
export async function pdfs(pair: Pair, count: number): Promise<Packed[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, i) => ({ path: `facture-${i}.pdf`, bytes: await pdfOf(pair) })),
  );
}

/** A file as the supplier of the pair sends it. */
export const sent = (pair: Pair, bytes: Uint8Array, fileName = "lot.zip", key = newId()) => ({
  structureId: pair.supplier.id,
  fileName,
  bytes,
  key,
});

/** A lot that was taken, to be opened; answers its flow. */
export async function receivedLot(pair: Pair, bytes: Uint8Array, fileName = "lot.zip"): Promise<string> {
  const done = must(await depositFile(pair.seller, sent(pair, bytes, fileName)));
  if (!("flowId" in done)) throw new Error("not taken as a lot");
  return done.flowId;
}

/** A lot that was opened, as its flow is seen. */
export async function openedLot(pair: Pair, bytes: Uint8Array, fileName = "lot.zip") {
  const flowId = await receivedLot(pair, bytes, fileName);
  await unpackBatch(flowId);
  const sheet = await flowSheet(pair.seller, flowId);
  if (!sheet) throw new Error("the flow is not seen");
  return sheet;
}
