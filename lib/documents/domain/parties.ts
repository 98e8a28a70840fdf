import { reading } from "#lib/documents/domain/choice.ts";
import type { Reading } from "#lib/documents/domain/fields.ts";
import type { LabelledLine } from "#lib/documents/domain/pairs.ts";
import { blockScore } from "#lib/documents/domain/party-block.ts";
import { headingsOf, roleScore } from "#lib/documents/domain/party-roles.ts";
import { type PrintedId, printedIds } from "#lib/documents/domain/printed-ids.ts";
import type { KnownParties, ReadingWarning } from "#lib/documents/domain/reading.ts";
import { stateRecipient } from "#lib/documents/domain/state-recipient.ts";
import { STATE_SIRET } from "#lib/shared/identifiers.ts";

export type Parties = {
  supplierSiret: Reading<string> | null;
  supplierVat: Reading<string> | null;
  recipientSiret: Reading<string> | null;
  warnings: ReadingWarning[];
};

/** A company of the page: all its identifiers, and how much speaks for its being the supplier. */
type Company = { owner: string; ids: PrintedId[]; score: number; third: boolean; known: boolean };

/** Who sells and who buys, from where their identifiers stand, what is written beside them, and what the portal knows. */
export function parties(lines: readonly LabelledLine[], known: KnownParties): Parties {
  const ids = printedIds(lines);
  const companies = companiesOf(ids, lines, known).filter((company) => !company.third);
  const bySupplier = [...companies].sort((a, b) => b.score - a.score);
  // The only company of a page, or the only one that is not surely the buyer, is the seller, unless much says otherwise: an invoice must identify its issuer, not its recipient.
  const [likely, next] = bySupplier;
  const clear = next ? next.score < -0.5 && (likely?.score ?? 0) - next.score > 0.4 : true;
  const supplier = bySupplier.find((company) => company.score > (clear ? -0.6 : -0.1));
  // A company with nothing for or against it is the buyer only when another is surely the seller.
  const recipient = bySupplier.findLast(
    (company) => company !== supplier && company.score < ((supplier?.score ?? 0) > 0.6 ? 0.2 : -0.05),
  );
  const margin =
    supplier && recipient ? supplier.score - recipient.score : Math.abs((supplier ?? recipient)?.score ?? 0) + 0.35;
  const rival = supplier && bySupplier.find((company) => company !== supplier && company !== recipient);
  const weight =
    Math.min(0.97, 0.6 + margin * 0.34) * (rival && supplier && supplier.score - rival.score < 0.35 ? 0.85 : 1);
  const warnings: ReadingWarning[] = [];
  const field = (id: PrintedId | undefined, name: "supplierSiret" | "supplierVat" | "recipientSiret") => {
    if (!id) return null;
    if (!id.checks) warnings.push({ code: "CHECKSUM", field: name, params: { value: id.value } });
    return reading(id.value, id.checks ? weight : Math.min(weight, 0.84), id.tokens);
  };
  return {
    supplierSiret: field(frenchId(supplier), "supplierSiret"),
    supplierVat: field(supplier && best(supplier, "VAT"), "supplierVat"),
    // A number that is printed says more than a name; a structure of the State that issues an invoice is not its own client.
    recipientSiret:
      field(frenchId(recipient), "recipientSiret") ?? (known.own.includes(STATE_SIRET) ? null : stateRecipient(lines)),
    warnings,
  };
}

function frenchId(company: Company | undefined): PrintedId | undefined {
  return company && (best(company, "SIRET") ?? best(company, "SIREN") ?? sirenInVat(company));
}

function sirenInVat(company: Company): PrintedId | undefined {
  const vat = best(company, "VAT");
  return vat && /^\d{9}$/.test(vat.owner) ? { ...vat, value: vat.owner } : undefined;
}

function best(company: Company, type: PrintedId["type"]): PrintedId | undefined {
  const found = company.ids.filter((id) => id.type === type);
  return found.find((id) => id.checks) ?? found[0];
}

function companiesOf(ids: readonly PrintedId[], lines: readonly LabelledLine[], known: KnownParties): Company[] {
  const headings = headingsOf(lines);
  const companies = new Map<string, Company>();
  for (const id of ids) {
    const before = companies.get(id.owner) ?? { owner: id.owner, ids: [], score: 0, third: true, known: false };
    const { score, third } = roleScore(id, headings);
    companies.set(id.owner, {
      ...before,
      ids: [...before.ids, id],
      score: before.score + score + blockScore(id, lines),
      third: before.third && third,
    });
  }
  return [...companies.values()].map((company) => {
    const knownScore = knownRole(company, known);
    // Several identifiers side by side say the same thing once more, not twice as much.
    const damped = Math.sign(company.score) * Math.min(1.4, Math.abs(company.score));
    return {
      ...company,
      score: damped + knownScore + publicBody(company),
      third: company.third && knownScore === 0,
      known: knownScore !== 0,
    };
  });
}

function knownRole(company: Company, known: KnownParties): number {
  const same = (identifier: string) =>
    identifier === company.owner ||
    identifier.startsWith(company.owner) ||
    company.ids.some((id) => id.value === identifier);
  if (known.own.some(same)) return 3;
  return known.recipients.some(same) ? -3 : 0;
}

/** Public bodies have a SIREN that begins with 1 or 2 (INSEE): the State, its establishments, local authorities. */
function publicBody(company: Company): number {
  if (company.ids.some((id) => id.value === STATE_SIRET)) return -1.2;
  return company.ids.some((id) => id.checks) && /^[12]\d{8}$/.test(company.owner) ? -0.3 : 0;
}
