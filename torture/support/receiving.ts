import { randomInt } from "node:crypto";
import { receiveAttachment, receiveDocument, receiveEvidence } from "#lib/documents/index.ts";
import { refuse } from "#lib/shared/result.ts";
import { siretNumber } from "#tests/factories/identifiers.ts";
import { aSupplier } from "#tests/factories/supplier.ts";

/** "taken", or the code of the refusal. Nothing is kept of what is taken: what goes alongside is refused at the end. */
export type Answer = string;
export type Receive = (fileName: string, bytes: Uint8Array) => Promise<Answer>;

const NOT_KEPT = "NOT_KEPT";
const said = (result: { ok: boolean; code?: string }) =>
  result.ok || result.code === NOT_KEPT ? "taken" : (result.code ?? "");

/** A supplier of its own number, whatever other processes make beside: rows run in several. */
export const newSupplier = () => aSupplier({ siret: siretNumber(randomInt(20_000_000, 29_000_000)) });

/** The ways in which a file reaches the portal, for one person who may send them. */
export async function receivers(): Promise<Record<"invoice" | "attachment" | "evidence", Receive>> {
  const { actor, structureId } = await newSupplier();
  const alongside = async () => refuse(NOT_KEPT);
  return {
    invoice: async (fileName, bytes) => said(await receiveDocument(actor, { structureId, fileName, bytes }, alongside)),
    attachment: async (fileName, bytes) =>
      said(await receiveAttachment(actor, { structureId, fileName, bytes }, alongside)),
    evidence: async (fileName, bytes) => said(await receiveEvidence([{ fileName, bytes }])),
  };
}
