import "server-only";
import { findBySiret, findServiceByCode, findValidator, ownsService } from "#lib/invoices/data/parties.ts";
import type { RawDraft } from "#lib/invoices/data/raw-draft.ts";
import {
  type DraftFields,
  readDraft,
  readVatLines,
  type TypedVatLine,
  type TypingLocale,
} from "#lib/invoices/domain/draft-fields.ts";
import { INVOICE_TYPES, type InvoiceValues } from "#lib/invoices/domain/invoice.ts";
import { writeRawLines } from "#lib/invoices/domain/raw-lines.ts";
import { totalInclTax } from "#lib/invoices/domain/totals.ts";
import { readTypedLines, type TypedLine } from "#lib/invoices/domain/typed-lines.ts";
import { totalsOfLines } from "#lib/invoices/domain/vat.ts";
import type { Tx } from "#lib/platform/db.ts";
import { Money } from "#lib/shared/money.ts";

/** A draft as it is: its values, what could not be read, and the code of the recipient's service. */
export type DraftState = {
  readonly supplierId: string;
  readonly values: InvoiceValues;
  readonly raw: RawDraft;
  readonly recipientServiceCode: string | null;
  /** Keyed in line by line: its totals come from its lines, whatever else is posted. */
  readonly typed: boolean;
};

export type DraftChange = {
  readonly fields: DraftFields;
  readonly vatLines?: readonly TypedVatLine[] | undefined;
  readonly lines?: readonly TypedLine[] | undefined;
  readonly locale: TypingLocale;
};

type Raw = { -readonly [K in keyof RawDraft]: RawDraft[K] };
type Names = { raw: Raw; values: InvoiceValues };

/**
 * The draft once what was typed is applied. Nothing is refused: what cannot be read, or names a structure, service or account
 * that does not exist, stays as typed in `raw`, where the checks speak of it. Fields that were unreadable are read again, since
 * another one (the type, the recipient) may have given them a meaning.
 */
export async function mergeDraft(tx: Tx, draft: DraftState, change: DraftChange): Promise<Names> {
  const { vatLines: rawVat, lines: rawLines, ...rawFields } = draft.raw;
  const fields: DraftFields = draft.typed
    ? withoutTotals({ ...rawFields, ...change.fields })
    : { ...rawFields, ...change.fields };
  const type = INVOICE_TYPES.find((one) => one === fields.invoiceType) ?? draft.values.invoiceType;
  const { values: read, raw } = readDraft(fields, type, change.locale);
  const { recipientIdentifier, recipientServiceCode, validatorIdentifier, secondValidatorIdentifier, ...plain } = read;
  const next: Names = {
    raw: {
      ...raw,
      ...(rawVat === undefined ? {} : { vatLines: rawVat }),
      ...(rawLines === undefined ? {} : { lines: rawLines }),
    },
    values: {
      ...draft.values,
      ...plain,
      cadre: plain.cadre ?? draft.values.cadre,
      currency: plain.currency ?? draft.values.currency,
      invoiceType: plain.invoiceType ?? draft.values.invoiceType,
    },
  };
  const typed = { recipientIdentifier, recipientServiceCode, validatorIdentifier, secondValidatorIdentifier };
  const named = await resolveNames(tx, draft, typed, next);
  const owned = await keepOwned(tx, draft.supplierId, named);
  return draft.typed ? applyLines(owned, change) : applyVat(applyTotals(owned, change.fields), change);
}

/** The totals of a keyed-in draft are nobody's to type. */
function withoutTotals({ totalExclTax: _a, totalTax: _b, totalInclTax: _c, amountDue: _d, ...fields }: DraftFields) {
  return fields;
}

/** The lines as typed, and what they come to (EN 16931). Nothing is due any more on what was paid by card (cadre A2). */
function applyLines({ raw, values }: Names, { lines: rows, locale }: DraftChange): Names {
  const { lines: before, ...rest } = raw;
  const read = rows && readTypedLines(rows, locale);
  const lines = read ? read.lines : values.lines;
  const kept = read ? (read.problems.length > 0 ? writeRawLines(rows, locale) : undefined) : before;
  const { vatLines, ...totals } = totalsOfLines(lines);
  const paid = values.cadre === "A2_FACTURE_FOURNISSEUR_DEJA_PAYEE";
  const due = { ...totals, amountDue: paid ? Money.zero : totals.totalInclTax };
  const none = { totalExclTax: null, totalTax: null, totalInclTax: null, amountDue: null };
  return {
    raw: { ...rest, ...(kept === undefined ? {} : { lines: kept }) },
    values: {
      ...values,
      lines,
      vatLines,
      ...(lines.length === 0 ? none : due),
      paymentMode: values.invoiceType === "AVOIR" ? null : values.paymentMode,
    },
  };
}

type TypedNames = {
  readonly recipientIdentifier?: string | null | undefined;
  readonly recipientServiceCode?: string | null | undefined;
  readonly validatorIdentifier?: string | null | undefined;
  readonly secondValidatorIdentifier?: string | null | undefined;
};

/** SIRET and service codes become the rows they name. A new recipient makes the service code be looked for again, at its place. */
async function resolveNames(tx: Tx, draft: DraftState, typed: TypedNames, { raw, values }: Names): Promise<Names> {
  const next = { raw: { ...raw }, values: { ...values } };
  const named = async (text: string | null, field: keyof Raw, find = findBySiret) => {
    const id = text === null ? null : await find(tx, text);
    if (text !== null && id === null) next.raw[field] = text;
    return id;
  };
  if (typed.recipientIdentifier !== undefined) {
    next.values.recipientId = await named(typed.recipientIdentifier, "recipientIdentifier");
  }
  if (typed.validatorIdentifier !== undefined) {
    next.values.validatorId = await named(typed.validatorIdentifier, "validatorIdentifier", findValidator);
  }
  if (typed.secondValidatorIdentifier !== undefined) {
    const second = await named(typed.secondValidatorIdentifier, "secondValidatorIdentifier", findValidator);
    next.values.secondValidatorId = second;
  }
  const moved = next.values.recipientId !== draft.values.recipientId;
  if (typed.recipientServiceCode === undefined && !moved) return next;
  const code = typed.recipientServiceCode === undefined ? draft.recipientServiceCode : typed.recipientServiceCode;
  const { recipientId } = next.values;
  next.values.recipientServiceId = code && recipientId ? await findServiceByCode(tx, recipientId, code) : null;
  if (code && next.values.recipientServiceId === null) next.raw.recipientServiceCode = code;
  return next;
}

/** A service or an account of somebody else is nobody's: the form never offers one, a forged request may. */
async function keepOwned(tx: Tx, supplierId: string, { raw, values }: Names): Promise<Names> {
  const next = { raw: { ...raw }, values: { ...values } };
  const { supplierServiceId, bankAccountId } = values;
  if (supplierServiceId && !(await ownsService(tx, supplierId, supplierServiceId))) {
    next.values.supplierServiceId = null;
    next.raw.supplierServiceId = supplierServiceId;
  }
  const account = bankAccountId
    ? await tx.bankAccount.findFirst({ where: { id: bankAccountId, structureId: supplierId }, select: { id: true } })
    : null;
  if (bankAccountId && !account) {
    next.values.bankAccountId = null;
    next.raw.bankAccountId = bankAccountId;
  }
  return next;
}

/** The TTC follows HT and TVA, unless it came with them; a credit note has no payment mode. */
function applyTotals({ raw, values }: Names, fields: DraftFields): Names {
  const follows = fields.totalInclTax === undefined && (fields.totalExclTax ?? fields.totalTax) !== undefined;
  return {
    raw,
    values: {
      ...values,
      totalInclTax: follows || values.totalInclTax === null ? totalInclTax(values) : values.totalInclTax,
      paymentMode: values.invoiceType === "AVOIR" ? null : values.paymentMode,
    },
  };
}

function applyVat({ raw, values }: Names, { vatLines, locale }: DraftChange): Names {
  if (vatLines === undefined) return { raw, values };
  const { vatLines: _before, ...rest } = raw;
  const read = readVatLines(vatLines, locale);
  return read === null
    ? { raw: { ...rest, vatLines: JSON.stringify(vatLines) }, values: { ...values, vatLines: [] } }
    : { raw: rest, values: { ...values, vatLines: read } };
}
