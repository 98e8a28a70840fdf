import "server-only";
import { type Actor, can } from "#lib/access/index.ts";
import { MANY } from "#lib/invoices/commands/many-received.ts";
import { answerFor } from "#lib/invoices/data/idempotency.ts";
import { amountText } from "#lib/invoices/data/invoice.mapping.ts";
import { visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import { isCadre } from "#lib/invoices/domain/cadres.ts";
import type { InvoiceFacts } from "#lib/invoices/domain/life-cycle.ts";
import { type ManyOutcome, readOutcomes } from "#lib/invoices/domain/many.ts";
import { toReform } from "#lib/invoices/domain/reform.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";

/** As many as a page of the list can hold. */
export const MOST_CHOSEN = 100;

const SELECT = {
  id: true,
  version: true,
  number: true,
  status: true,
  cadre: true,
  reform: true,
  totalInclTax: true,
  currency: true,
  recipientId: true,
  recipientServiceId: true,
  supplier: { select: { legalName: true } },
  assignee: { select: { firstName: true, lastName: true } },
} as const;

export type ChosenInvoice = {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly status: InvoiceStatus;
  readonly facts: InvoiceFacts;
  readonly supplierName: string;
  readonly totalInclTax: string;
  readonly currency: string;
  readonly recipientId: string;
  readonly assigneeName: string | null;
};

/** The invoices that were ticked in the inbox and that the person may treat, in that order; what is not among them is as if it had not been ticked. */
export async function chosenReceived(actor: Actor, ids: readonly string[]): Promise<readonly ChosenInvoice[]> {
  const asked = [...new Set(ids.filter(isId))].slice(0, MOST_CHOSEN);
  if (asked.length === 0) return [];
  const rows = await db().invoice.findMany({
    where: { AND: [{ id: { in: asked } }, visibleTo(actor, "received")] },
    select: SELECT,
  });
  const mine = rows.filter((row) =>
    can(actor, "invoice.treat", { structureId: row.recipientId ?? "", serviceId: row.recipientServiceId }),
  );
  return mine
    .toSorted((a, b) => asked.indexOf(a.id) - asked.indexOf(b.id))
    .map(
      ({ cadre, supplier, assignee, number, recipientId, totalInclTax, recipientServiceId: _s, reform, ...row }) => ({
        ...row,
        number: number ?? "",
        facts: {
          status: row.status,
          cadre: isCadre(cadre) ? cadre : ("A1_FACTURE_FOURNISSEUR" as const),
          secondValidator: false,
          reform: toReform(reform),
        },
        supplierName: supplier.legalName,
        totalInclTax: amountText(totalInclTax) ?? "0",
        recipientId: recipientId ?? "",
        assigneeName: assignee && `${assignee.firstName} ${assignee.lastName}`,
      }),
    );
}

export type ManyResult = readonly (ManyOutcome & {
  readonly number: string;
  readonly supplierName: string;
  readonly assigneeName: string | null;
})[];

/** What became of each invoice of one's own gesture on several; null when there was no such gesture. Invoices that are out of sight since are left out. */
export async function manyResult(actor: Actor, key: string): Promise<ManyResult | null> {
  if (key === "" || key.length > 100) return null;
  const kept = await answerFor<Record<string, string>>({ userId: actor.userId, operation: MANY, key });
  if (!kept) return null;
  const outcomes = readOutcomes(kept);
  const [rows, people] = await Promise.all([
    db().invoice.findMany({
      where: { AND: [{ id: { in: outcomes.map((one) => one.invoiceId) } }, visibleTo(actor, "received")] },
      select: { id: true, number: true, supplier: { select: { legalName: true } } },
    }),
    db().user.findMany({
      where: { id: { in: outcomes.flatMap((one) => ("assigneeId" in one && one.assigneeId ? [one.assigneeId] : [])) } },
      select: { id: true, firstName: true, lastName: true },
    }),
  ]);
  const invoices = new Map(rows.map((row) => [row.id, row]));
  const names = new Map(people.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]));
  return outcomes.flatMap((outcome) => {
    const row = invoices.get(outcome.invoiceId);
    if (!row) return [];
    const assigneeName = ("assigneeId" in outcome && outcome.assigneeId && names.get(outcome.assigneeId)) || null;
    return [{ ...outcome, number: row.number ?? "", supplierName: row.supplier.legalName, assigneeName }];
  });
}
