import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { selectByNumber, selectFollowed, selectToValidateByNumber } from "#lib/invoices/data/by-number.ts";
import { type LookSide, reachOf, validatingStructures } from "#lib/invoices/data/invoice.scope.ts";
import type { FollowedInvoice, NumberedInvoice } from "#lib/invoices/domain/views.ts";
import { SHORTEST_SEARCH } from "#lib/shared/search-words.ts";

/**
 * Invoices by the beginning of their number, from every side from which the person may look at them (F-3): what they issued, what
 * they received, what they are asked to validate. Fewer than three characters find nothing.
 *
 * @param limit of each side.
 */
export async function findByNumber(actor: Actor, typed: string, limit: number): Promise<NumberedInvoice[]> {
  const number = typed.trim().slice(0, 100);
  if (number.length < SHORTEST_SEARCH) return [];
  const [issued, received, toValidate] = await Promise.all([
    selectByNumber(reachOf(actor, "issued"), "issued", number, limit),
    selectByNumber(reachOf(actor, "received"), "received", number, limit),
    selectToValidateByNumber(validatingStructures(actor), number, limit),
  ]);
  return seenFrom({ issued, received, toValidate });
}

/** A number that several suppliers use is told a few times at most. */
const MOST_FOLLOWED = 5;

/** Where the invoices of these numbers stand, from every side from which the person may look at them (F-121). Whole numbers only, capitals aside. */
export async function followedByNumber(actor: Actor, numbers: readonly string[]): Promise<FollowedInvoice[]> {
  const reaches = {
    issued: reachOf(actor, "issued"),
    received: reachOf(actor, "received"),
    validators: validatingStructures(actor),
  };
  return seenFrom(await selectFollowed(reaches, numbers, MOST_FOLLOWED));
}

function seenFrom<Row extends object>(found: Readonly<Record<LookSide, readonly Row[]>>) {
  const sides: readonly LookSide[] = ["issued", "received", "toValidate"];
  return sides.flatMap((side) => found[side].map((row) => ({ ...row, side })));
}
