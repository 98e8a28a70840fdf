import "server-only";
import { type Actor, structuresWith } from "#lib/access/index.ts";
import { addressId, addressText, type Params } from "#lib/invoices/index.ts";
import { now } from "#lib/platform/index.ts";
import { parisDay, yearOf } from "#lib/shared/dates.ts";

/** Whose list, and of which year: the structure named, or the only one; the year named, or the present one. */
export function askedList(
  actor: Actor,
  params: Params,
): { readonly structureId: string | null; readonly year: number } {
  const reaches = structuresWith(actor, "invoice.readIssued");
  const only = reaches.length === 1 ? reaches[0]?.structureId : undefined;
  const typed = addressText(params, "annee") ?? "";
  return {
    structureId: addressId(params, "fournisseur") ?? only ?? null,
    year: /^20\d\d$/.test(typed) ? Number(typed) : yearOf(parisDay(now())),
  };
}
