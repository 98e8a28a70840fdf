import "server-only";
import {
  DRAFT_FIELDS,
  type DraftFields,
  type LineMove,
  moveLines,
  rowsOfInputs,
  type TypedVatLine,
  type UpdateDraftInput,
} from "#lib/invoices/index.ts";
import { STATE_SIRET } from "#lib/shared/identifiers.ts";

/** A posted form: what `FormData` and a parsed multipart body have in common. */
type Posted = { get(name: string): FormDataEntryValue | null | undefined; keys(): Iterable<string> };

/** What the form started from, or last saved: it travels with the form, so that two devices can be put together. */
export function baseOf(save: UpdateDraftInput): string {
  return JSON.stringify({ fields: save.fields, vatLines: save.vatLines, lines: save.lines });
}

/** The VAT detail by the names of its inputs; the rows below are emptied. */
export function vatInputs(lines: readonly TypedVatLine[]): Record<string, string> {
  const rows = Array.from({ length: MOST_VAT_LINES }, (_, index) => lines[index] ?? { rate: "", base: "", tax: "" });
  return Object.fromEntries(
    rows.flatMap((row, index) => Object.entries(row).map(([cell, text]) => [`vatLines.${index}.${cell}`, text])),
  );
}

const MOST_VAT_LINES = 12;
const CELL = /^vatLines\.(\d{1,2})\.(rate|base|tax)$/;

/** The total with tax follows from the two others: no form has it, so none may say it. */
const FORM_FIELDS = DRAFT_FIELDS.filter((name) => name !== "totalInclTax");

/**
 * The form of a draft as the command takes it. Only fields that were posted change. The answer to « Le destinataire est-il l'État ? »
 * counts where it was changed, and a recipient chosen among those proposed replaces what was typed.
 */
export function draftSave(invoiceId: string, posted: Posted): UpdateDraftInput {
  const names = new Set(posted.keys());
  const text = (name: string) => {
    const value = posted.get(name);
    return typeof value === "string" ? value : "";
  };
  const fields: { -readonly [F in keyof DraftFields]: DraftFields[F] } = {};
  for (const name of FORM_FIELDS) if (names.has(name)) fields[name] = text(name);
  const base = readBase(text("avant"));
  if (fields.recipientIdentifier !== undefined)
    fields.recipientIdentifier = recipientAnswered(
      text("etat"),
      fields.recipientIdentifier,
      base?.fields?.recipientIdentifier,
    );
  if (/^\d{14}$/.test(text("destinataire"))) fields.recipientIdentifier = text("destinataire");
  const [, siret, service] = FAVOURITE.exec(text("favori")) ?? [];
  if (siret !== undefined) Object.assign(fields, { recipientIdentifier: siret, recipientServiceCode: service ?? "" });
  return {
    invoiceId,
    version: text("version"),
    locale: text("langue") === "en" ? "en" : "fr",
    fields,
    ...([...names].some((name) => CELL.test(name)) ? { vatLines: vatLines(names, text) } : {}),
    ...linesOf(names, text),
    base,
  };
}

/** The answer about the State that a recipient saved elsewhere, or by a button, brings along. */
export function answerInputs({ recipientIdentifier }: DraftFields): Record<string, string> {
  return recipientIdentifier === undefined ? {} : { etat: stateAnswer(recipientIdentifier) };
}

/** The answer to « Le destinataire est-il l'État ? » that goes with a SIRET, however it is spaced. */
function stateAnswer(identifier: string): "oui" | "non" {
  return identifier.replace(/\s/g, "") === STATE_SIRET ? "oui" : "non";
}

/**
 * The SIRET that the answer and the field make together where no script keeps them in step. An answer that was changed is obeyed, as
 * the script does at once: « Oui » puts the State's SIRET over another, « Non » takes it away. One that was left alone follows the field.
 */
function recipientAnswered(answer: string, typed: string, before: string | undefined): string {
  const changed = before !== undefined && answer !== stateAnswer(before);
  if (answer === "oui" && (changed || typed.trim() === "")) return STATE_SIRET;
  if (answer === "non" && changed && stateAnswer(typed) === "oui") return "";
  return typed;
}

/** A recipient kept at hand, with its service: `19311381800019 FAC`. */
const FAVOURITE = /^(\d{14}) (.{0,100})$/;

const MOVE = /^(ajouter|retirer|dupliquer|monter|descendre)-(\d{1,3})$/;

/** The lines, once the button that was pressed beside one of them has done its work: adding and moving need no script. */
function linesOf(names: ReadonlySet<string>, text: (name: string) => string): Pick<UpdateDraftInput, "lines"> {
  const rows = rowsOfInputs(Object.fromEntries([...names].map((name) => [name, text(name)])));
  if (!rows) return {};
  const [, move, at] = MOVE.exec(text("ligne")) ?? [];
  return { lines: move ? moveLines(rows, move as LineMove, Number(at)) : rows };
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

/** Whatever was posted there; a base that is none makes a save over another one refused, as it was before. */
function readBase(text: string): UpdateDraftInput["base"] {
  try {
    const { fields, vatLines: vat, lines } = JSON.parse(text);
    const known = Object.entries(fields).filter(([name, value]) => isDraftField(name) && typeof value === "string");
    return {
      fields: Object.fromEntries(known),
      ...(Array.isArray(vat) ? { vatLines: vat } : {}),
      ...(Array.isArray(lines) ? { lines } : {}),
    };
  } catch {
    return undefined;
  }
}

export function isDraftField(name: string): boolean {
  return DRAFT_FIELDS.some((field) => field === name);
}
