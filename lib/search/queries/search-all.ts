import "server-only";
import { type Actor, type FoundPerson, findPeople, type StructureChoice, structureChoices } from "#lib/access/index.ts";
import { type RecipientHit, searchRecipients } from "#lib/directory/index.ts";
import { type HelpHit, searchHelp } from "#lib/help/index.ts";
import { findByNumber, type NumberedInvoice } from "#lib/invoices/index.ts";
import { SHORTEST_SEARCH } from "#lib/shared/search-words.ts";
import { type FoundTicket, findTickets } from "#lib/tickets/index.ts";

export type FoundAll = {
  readonly invoices: readonly NumberedInvoice[];
  readonly tickets: readonly FoundTicket[];
  /** Of the person's own structures. */
  readonly structures: readonly StructureChoice[];
  /** Public entities of the directory. */
  readonly directory: readonly RecipientHit[];
  readonly people: readonly FoundPerson[];
  readonly help: readonly HelpHit[];
};

/** Of what was typed, by weight, that a page of the help must speak of to be proposed. */
const SPEAKS_OF_IT = 0.5;

const NOTHING: FoundAll = { invoices: [], tickets: [], structures: [], directory: [], people: [], help: [] };

/**
 * Everything that the one search bar finds in the database (F-3), each within the rights of who asks; a visitor finds what is public.
 * Fewer than three characters find nothing.
 *
 * @param locale of the help.
 * @param limit of each kind.
 */
export async function searchAll(actor: Actor | null, typed: string, locale: string, limit: number): Promise<FoundAll> {
  const text = typed.trim().slice(0, 100);
  if (text.length < SHORTEST_SEARCH) return NOTHING;
  const [invoices, tickets, structures, directory, people, help] = await Promise.all([
    actor ? findByNumber(actor, text, limit) : [],
    actor ? findTickets(actor, text, limit) : [],
    actor ? structureChoices(actor, spaceless(text), limit) : [],
    searchRecipients(text, limit),
    actor ? findPeople(actor, text, limit) : [],
    searchHelp(text, locale, limit),
  ]);
  return {
    invoices,
    tickets,
    structures,
    directory,
    people,
    help: help.filter(({ coverage }) => coverage >= SPEAKS_OF_IT),
  };
}

/** A number is looked for as it is kept, without the spaces it is written with. */
function spaceless(typed: string): string {
  return /^[\d\s]+$/.test(typed) ? typed.replace(/\s/g, "") : typed;
}
