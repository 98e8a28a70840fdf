import "server-only";
import { DRAFT_FIELDS, type DraftFields, type TypedVatLine, type UpdateDraftInput } from "#lib/invoices/index.ts";
import { STATE_SIRET } from "#lib/shared/identifiers.ts";

/** A posted form: what `FormData` and a parsed multipart body have in common. */
type Posted = { get(name: string): FormDataEntryValue | null | undefined; keys(): Iterable<string> };

const CELL = /^vatLines\.(\d{1,2})\.(rate|base|tax)$/;

/**
 * The form of a draft as the command takes it. Only fields that were posted change. « Oui » to the State fills a SIRET left empty,
 * and a recipient chosen among those proposed replaces what was typed.
 */
export function draftSave(invoiceId: string, posted: Posted): UpdateDraftInput {
  const names = new Set(posted.keys());
  const text = (name: string) => {
    const value = posted.get(name);
    return typeof value === "string" ? value : "";
  };
  const fields: { -readonly [F in keyof DraftFields]: DraftFields[F] } = {};
  for (const name of DRAFT_FIELDS) if (names.has(name)) fields[name] = text(name);
  if (text("etat") === "oui" && fields.recipientIdentifier?.trim() === "") fields.recipientIdentifier = STATE_SIRET;
  if (/^\d{14}$/.test(text("destinataire"))) fields.recipientIdentifier = text("destinataire");
  return {
    invoiceId,
    version: text("version"),
    locale: text("langue") === "en" ? "en" : "fr",
    fields,
    ...([...names].some((name) => CELL.test(name)) ? { vatLines: vatLines(names, text) } : {}),
  };
}

function vatLines(names: ReadonlySet<string>, text: (name: string) => string): TypedVatLine[] {
  const lines = new Map<number, { rate: string; base: string; tax: string }>();
  for (const name of names) {
    const [, index, cell] = CELL.exec(name) ?? [];
    if (index === undefined || cell === undefined) continue;
    const line = lines.get(Number(index)) ?? { rate: "", base: "", tax: "" };
    lines.set(Number(index), { ...line, [cell]: text(name) });
  }
  return [...lines].sort(([a], [b]) => a - b).map(([, line]) => line);
}
