import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import { CLOCK_SELECT, toClock } from "#lib/invoices/data/clock-rows.ts";
import { FILE_SELECT, toFile } from "#lib/invoices/data/file.mapping.ts";
import { amountText } from "#lib/invoices/data/invoice.mapping.ts";
import { isCadre } from "#lib/invoices/domain/cadres.ts";
import { daysLeft, isInterrupted, isLate } from "#lib/invoices/domain/payment-clock.ts";
import { toReform } from "#lib/invoices/domain/reform.ts";
import { awaitedPlace, awaitedSince, lastDayToAnswer } from "#lib/invoices/domain/validation.ts";
import type { ClockView, InvoiceSheet, LineView, PartyView, ValidationView } from "#lib/invoices/domain/views.ts";
import { type IsoDate, isoDateOf, parisDay } from "#lib/shared/dates.ts";
import { maskIban } from "#lib/shared/identifiers.ts";
import { Money } from "#lib/shared/money.ts";
import { publicName } from "#lib/structures/domain/glance.ts";

const PARTY = {
  select: {
    id: true,
    identifierType: true,
    identifier: true,
    legalName: true,
    undisclosed: true,
    paymentNotReported: true,
  },
} as const;
const SERVICE = { select: { code: true, label: true } } as const;
const REF = { id: true, number: true, draftNumber: true } as const;

export const SHEET_SELECT = {
  id: true,
  version: true,
  status: true,
  statusAt: true,
  statusMotif: true,
  statusComment: true,
  reform: true,
  number: true,
  draftNumber: true,
  invoiceType: true,
  cadre: true,
  depositMode: true,
  depositFormat: true,
  issueDate: true,
  currency: true,
  vatType: true,
  exemptionReason: true,
  paymentMode: true,
  commitmentNumber: true,
  contractNumber: true,
  originalNumber: true,
  comment: true,
  totalExclTax: true,
  totalTax: true,
  globalDiscount: true,
  totalInclTax: true,
  amountDue: true,
  submittedAt: true,
  madeAvailableAt: true,
  rejectionHandledAt: true,
  cancellationAskedAt: true,
  paymentReceivedAt: true,
  downloadedAt: true,
  paymentOrderNumber: true,
  certificateCode: true,
  supplierServiceId: true,
  recipientServiceId: true,
  supplier: PARTY,
  supplierService: SERVICE,
  recipient: PARTY,
  recipientService: { select: { code: true, label: true, paymentReported: true } },
  validatorId: true,
  secondValidatorId: true,
  toValidateAt: true,
  toValidateSecondAt: true,
  validator: PARTY,
  secondValidator: PARTY,
  bankAccount: { select: { label: true, iban: true } },
  lines: {
    orderBy: { position: "asc" },
    select: {
      position: true,
      label: true,
      quantity: true,
      unit: true,
      unitPrice: true,
      discount: true,
      vatCategory: true,
      vatRate: true,
    },
  },
  vatLines: { orderBy: { position: "asc" }, select: { rate: true, base: true, tax: true } },
  replaces: { select: REF },
  replacedBy: { where: { status: { not: "SUPPRIMEE" } }, orderBy: { createdAt: "desc" }, take: 1, select: REF },
  clock: { select: CLOCK_SELECT },
  events: {
    orderBy: { position: "desc" },
    select: {
      position: true,
      event: true,
      status: true,
      at: true,
      userId: true,
      userName: true,
      userEmail: true,
      structureLabel: true,
      motif: true,
      comment: true,
    },
  },
  files: {
    orderBy: [{ role: "asc" }, { addedAt: "asc" }, { id: "asc" }],
    select: FILE_SELECT,
  },
} as const satisfies Prisma.InvoiceSelect;

export type SheetRow = Prisma.InvoiceGetPayload<{ select: typeof SHEET_SELECT }>;
type PartyRow = NonNullable<SheetRow["recipient"]>;

function toParty({ id, identifierType, identifier, legalName }: PartyRow): PartyView {
  return { id, identifierType, identifier, name: legalName };
}

/** A structure that the reader may not belong to, and that did not choose to be named to them: called as it is before outsiders (feature F-34). */
function toOutsider(row: PartyRow): PartyView {
  return { ...toParty(row), name: publicName(row) };
}

/** The sheet as one side reads it, without its actions. `today` is a day in Paris. The supplier is named to both: the invoice is in its name. */
export function toSheet(
  row: SheetRow,
  today: IsoDate,
  side: InvoiceSheet["side"],
): Omit<InvoiceSheet, "side" | "actions"> {
  const { supplierServiceId: _s, events, replacedBy, ...rest } = row;
  const { validatorId: _v, secondValidatorId: _w, toValidateAt: _a, toValidateSecondAt: _b, ...plain } = rest;
  const rate = (value: { toFixed(): string }) => Money.of(value.toFixed()).toString(0);
  return {
    ...plain,
    reform: toReform(row.reform),
    issueDate: row.issueDate && isoDateOf(row.issueDate),
    totalExclTax: amountText(row.totalExclTax),
    totalTax: amountText(row.totalTax),
    globalDiscount: amountText(row.globalDiscount),
    totalInclTax: amountText(row.totalInclTax),
    amountDue: amountText(row.amountDue),
    supplier: toParty(row.supplier),
    recipient: row.recipient && (side === "received" ? toParty : toOutsider)(row.recipient),
    validator: row.validator && toOutsider(row.validator),
    secondValidator: row.secondValidator && toOutsider(row.secondValidator),
    validation: toValidation(row),
    bankAccount: row.bankAccount && { label: row.bankAccount.label, maskedIban: maskIban(row.bankAccount.iban) },
    lines: row.lines.map(toLine),
    vatLines: row.vatLines.map((line) => ({
      rate: rate(line.rate),
      base: amountText(line.base) ?? "",
      tax: amountText(line.tax) ?? "",
    })),
    replacedBy: replacedBy[0] ?? null,
    files: row.files.map((file) => toFile(file, isRemovable(file, row))),
    clock: toClockView(row, today),
    history: events.map(({ userId: _, ...event }) => event),
  };
}

/** Whose answer is awaited, since when and until when; null when nobody's is. */
function toValidation(row: SheetRow): ValidationView | null {
  const place = awaitedPlace(row.status);
  const since = awaitedSince(row);
  if (!place || !since || !isCadre(row.cadre)) return null;
  return { place, since, lastDay: lastDayToAnswer(row.cadre, parisDay(since)) };
}

function toLine(line: SheetRow["lines"][number]): LineView {
  const [quantity, unitPrice, discount, rate] = [line.quantity, line.unitPrice, line.discount, line.vatRate].map(
    (column) => Money.of(column.toFixed()),
  ) as [Money, Money, Money, Money];
  return {
    position: line.position,
    label: line.label,
    quantity: quantity.toString(0),
    unit: line.unit ?? "C62",
    unitPrice: unitPrice.toString(),
    discount: discount.isZero() ? null : discount.toString(),
    net: quantity.times(unitPrice).sub(discount).round().toString(),
    vat: line.vatCategory === "S" ? rate.toString(0) : line.vatCategory,
  };
}

/** True for what was added to an invoice since it was suspended: its supplier may still take it away, its recipient waits for it. */
export function addedSinceSuspension(file: { addedAt: Date }, row: Pick<SheetRow, "status" | "statusAt">): boolean {
  return row.status === "SUSPENDUE" && file.addedAt > row.statusAt;
}

/** What the supplier may take away: attachments of a draft, and what was added since the recipient asked for more. */
function isRemovable(file: SheetRow["files"][number], row: SheetRow): boolean {
  return (row.status === "BROUILLON" && file.role === "ATTACHMENT") || addedSinceSuspension(file, row);
}

function toClockView({ clock: stored, recipient, recipientService }: SheetRow, today: IsoDate): ClockView | null {
  const clock = toClock(stored);
  if (!clock) return null;
  const { remainingDays: _remaining, ...dates } = clock;
  return {
    ...dates,
    daysLeft: daysLeft(clock, today),
    late: isLate(clock, today),
    interrupted: isInterrupted(clock),
    // Said by the recipient for all its services, or by one service for itself (domain reference § 6).
    paymentNotReported: (recipient?.paymentNotReported ?? false) || recipientService?.paymentReported === false,
  };
}
