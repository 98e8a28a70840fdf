import "server-only";
import { type Actor, can } from "#lib/access/index.ts";
import { gatherFacts } from "#lib/invoices/data/check-facts.ts";
import { loadDraft } from "#lib/invoices/data/draft-rows.ts";
import { loadDraftSurroundings } from "#lib/invoices/data/draft-surroundings.ts";
import { formLines, rawVatLines } from "#lib/invoices/data/raw-draft.ts";
import type { CheckProblem } from "#lib/invoices/domain/check-types.ts";
import { runChecks } from "#lib/invoices/domain/checks.ts";
import type { TypedVatLine, TypingLocale } from "#lib/invoices/domain/draft-fields.ts";
import { type DraftTexts, draftTexts, typedVatLines } from "#lib/invoices/domain/draft-texts.ts";
import type { TypedLine } from "#lib/invoices/domain/typed-lines.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";

export type DraftForm = {
  readonly id: string;
  readonly version: number;
  readonly draftNumber: string;
  readonly status: string;
  /** False for a person who may read the draft and not change it. */
  readonly editable: boolean;
  readonly savedAt: Date;
  readonly depositMode: string;
  readonly depositFormat: string | null;
  /** What each field shows, in the person's language: the value, or what was typed and could not be read. */
  readonly texts: DraftTexts;
  readonly vatLines: readonly TypedVatLine[];
  /** Keyed in line by line; the lines as typed. */
  readonly typed: boolean;
  readonly lines: readonly TypedLine[];
  /** Computed from HT and TVA, or as the document says. */
  readonly totalInclTax: string | null;
} & Awaited<ReturnType<typeof loadDraftSurroundings>>;

/** Everything the deposit form shows of a draft. Null when the person cannot see it or it was sent: ask `issuedSheet` then. */
export async function draftForm(actor: Actor, invoiceId: string, locale: TypingLocale): Promise<DraftForm | null> {
  if (!isId(invoiceId)) return null;
  const draft = await loadDraft(db(), actor, invoiceId);
  if (draft?.status !== "BROUILLON") return null;
  const around = await loadDraftSurroundings(db(), draft, now());
  const { values, raw, id, version, status } = draft;
  const subject = { structureId: draft.supplierId, serviceId: values.supplierServiceId };
  return {
    ...around,
    id,
    version,
    status,
    editable: can(actor, "invoice.draft", subject),
    typed: draft.typed,
    lines: formLines(values, raw, locale),
    texts: draftTexts(values, raw, draft.names, locale),
    vatLines: rawVatLines(raw) ?? typedVatLines(values.vatLines, locale),
    totalInclTax: values.totalInclTax?.toString() ?? null,
  };
}

/**
 * « Cette facture sera-t-elle rejetée ? » (F-149): every problem of the draft as it is saved, by the very function that sending
 * calls. Null when the person cannot see it.
 */
export async function preflight(actor: Actor, invoiceId: string): Promise<readonly CheckProblem[] | null> {
  if (!isId(invoiceId) || !(await loadDraft(db(), actor, invoiceId))) return null;
  const facts = await gatherFacts(db(), actor, invoiceId, now());
  return facts && runChecks(facts);
}
