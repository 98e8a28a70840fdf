import "server-only";
import { type Actor, can } from "#lib/access/index.ts";
import { underPseudonyms } from "#lib/invoices/data/closed-people.ts";
import { validatingStructures, visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import { SHEET_SELECT, type SheetRow, toSheet } from "#lib/invoices/data/sheet.mapping.ts";
import { countToValidate, selectToValidate, type ToValidateCriteria } from "#lib/invoices/data/to-validate-list.ts";
import { isCadre } from "#lib/invoices/domain/cadres.ts";
import { readCursor } from "#lib/invoices/domain/criteria.ts";
import { isOneOf } from "#lib/invoices/domain/status.ts";
import {
  awaitedPlace,
  hasSecondValidator,
  IN_VALIDATION,
  type ValidatorMove,
  validatorMoves,
} from "#lib/invoices/domain/validation.ts";
import type { HistoryRow, InvoiceSheet, ListPage, ToValidateRow } from "#lib/invoices/domain/views.ts";
import type { ListOptions } from "#lib/invoices/queries/lists.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { isId } from "#lib/shared/ids.ts";
import { DEFAULT_PAGE_SIZE, pageOf } from "#lib/shared/pagination.ts";

/** « Factures à valider » (F-115): what the person's structures are asked to approve, or were. */
export async function listToValidate(
  actor: Actor,
  criteria: ToValidateCriteria,
  options: ListOptions = {},
): Promise<ListPage<ToValidateRow>> {
  const structures = validatingStructures(actor, options.structureId);
  const size = options.size ?? DEFAULT_PAGE_SIZE;
  const after = readCursor(options.cursor, ["moment", "id"]);
  const [rows, total] = await Promise.all([
    selectToValidate(structures, criteria, { after, limit: size + 1 }),
    countToValidate(structures, criteria),
  ]);
  const { items, next } = pageOf(rows, size, (one) => one.key);
  return { items: items.map((one) => one.row), next, total };
}

export type ValidatorSheet = { readonly sheet: InvoiceSheet; readonly moves: readonly ValidatorMove[] };

/**
 * The sheet as a validator sees it, from the moment it is asked, with the answers that this person may give now. What the supplier and the
 * recipient say to each other afterwards is not its to read: only how far the invoice has come.
 */
export async function toValidateSheet(actor: Actor, invoiceId: string): Promise<ValidatorSheet | null> {
  if (!isId(invoiceId)) return null;
  const where = { AND: [{ id: invoiceId }, visibleTo(actor, "toValidate")] };
  const found = await db().invoice.findFirst({ where, select: SHEET_SELECT });
  if (!found) return null;
  const row = { ...found, events: await underPseudonyms(found.events) };
  const sheet = toSheet(row, parisDay(now()), "toValidate");
  const own = isOneOf(IN_VALIDATION, row.status);
  return {
    moves: movesOf(actor, row),
    sheet: {
      ...sheet,
      side: "toValidate",
      statusMotif: own ? sheet.statusMotif : null,
      statusComment: own ? sheet.statusComment : null,
      // What was sent with it; what is added later is between the supplier and the recipient.
      files: sheet.files.filter(({ addedAt }) => row.submittedAt !== null && addedAt <= row.submittedAt),
      history: sheet.history.filter(({ status }) => status !== "BROUILLON").map(withoutLaterWords),
      replaces: null,
      replacedBy: null,
      clock: null,
      actions: [],
    },
  };
}

function withoutLaterWords(event: HistoryRow): HistoryRow {
  if (isOneOf(IN_VALIDATION, event.status)) return event;
  return { ...event, motif: null, comment: null, userName: null, userEmail: null };
}

function movesOf(actor: Actor, row: SheetRow): readonly ValidatorMove[] {
  const asked = awaitedPlace(row.status) === "second" ? row.secondValidatorId : row.validatorId;
  if (!asked || !isCadre(row.cadre) || !can(actor, "invoice.validate", { structureId: asked })) return [];
  const secondValidator = hasSecondValidator(row.cadre, row.secondValidatorId);
  return validatorMoves({ status: row.status, cadre: row.cadre, secondValidator });
}
