import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type ClockLine, clockLine } from "#lib/invoices/domain/clock-line.ts";
import { type LateInterest, lateInterest } from "#lib/invoices/domain/late-interest.ts";
import type { InvoiceSheet } from "#lib/invoices/domain/views.ts";
import { issuedSheet } from "#lib/invoices/queries/sheet.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { type IsoDate, parisDay } from "#lib/shared/dates.ts";

export type PostalAddress = { readonly lines: readonly string[]; readonly town: string | null };

export type LatePayment = {
  readonly sheet: InvoiceSheet;
  readonly today: IsoDate;
  /** Null when nothing is owed. */
  readonly interest: LateInterest | null;
  readonly line: ClockLine | null;
  readonly from: PostalAddress;
  readonly to: PostalAddress;
};

/** What a supplier is owed for a payment after the end of the period, today; null when there is no such invoice for this person. */
export async function latePayment(actor: Actor, invoiceId: string): Promise<LatePayment | null> {
  const sheet = await issuedSheet(actor, invoiceId);
  if (!sheet) return null;
  const today = parisDay(now());
  const { clock, amountDue, invoiceType, supplier, recipient } = sheet;
  const owed = clock && amountDue && invoiceType === "FACTURE" ? lateInterest(clock, amountDue, today) : null;
  const [from, to] = await Promise.all([addressOf(supplier.id), addressOf(recipient?.id ?? supplier.id)]);
  return { sheet, today, interest: owed, line: clock && clockLine(clock, sheet.history, today), from, to };
}

/** What an envelope bears below the name; nothing of a structure that is not disclosed to outsiders. */
async function addressOf(structureId: string): Promise<PostalAddress> {
  const row = await db().structure.findUniqueOrThrow({
    where: { id: structureId },
    select: {
      addressLine: true,
      addressLine2: true,
      addressLine3: true,
      postcode: true,
      town: true,
      undisclosed: true,
    },
  });
  if (row.undisclosed) return { lines: [], town: null };
  const place = [row.postcode, row.town].filter(Boolean).join(" ");
  const lines = [row.addressLine, row.addressLine2, row.addressLine3, place];
  return { lines: lines.flatMap((line) => (line ? [line] : [])), town: row.town };
}
