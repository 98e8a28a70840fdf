import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import type { Actor } from "#lib/access/index.ts";
import type { Mover } from "#lib/invoices/data/apply-transition.ts";
import { type LookSide, type ReadSide, visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import type { Tx } from "#lib/platform/db.ts";

const PARTY = { select: { legalName: true } } as const;
const SERVICE = { select: { label: true } } as const;

const COMMAND_SELECT = {
  id: true,
  number: true,
  status: true,
  version: true,
  depositMode: true,
  supplierId: true,
  supplierServiceId: true,
  recipientId: true,
  recipientServiceId: true,
  validatorId: true,
  secondValidatorId: true,
  cadre: true,
  depositFlowId: true,
  statusAt: true,
  submittedAt: true,
  rejectionHandledAt: true,
  acknowledgedAt: true,
  cancellationAskedAt: true,
  paymentReceivedAt: true,
  downloadedAt: true,
  madeAvailableAt: true,
  assigneeId: true,
  supplier: PARTY,
  supplierService: SERVICE,
  recipient: PARTY,
  recipientService: SERVICE,
  validator: PARTY,
  secondValidator: PARTY,
} as const satisfies Prisma.InvoiceSelect;

export type CommandRow = Prisma.InvoiceGetPayload<{ select: typeof COMMAND_SELECT }>;

/** The invoice a command is about, from what the person can see on that side; null is "not found", whatever the reason. */
export function loadForCommand(tx: Tx, actor: Actor, side: LookSide, invoiceId: string): Promise<CommandRow | null> {
  return tx.invoice.findFirst({ where: { AND: [{ id: invoiceId }, visibleTo(actor, side)] }, select: COMMAND_SELECT });
}

/** What the permission is asked about: the side's structure, and its service when the invoice names one. */
export function subjectOf(row: CommandRow, side: ReadSide) {
  return side === "issued"
    ? { structureId: row.supplierId, serviceId: row.supplierServiceId }
    : { structureId: row.recipientId ?? "", serviceId: row.recipientServiceId };
}

/** The person as the history keeps them, acting in the name of the side's structure. */
export function moverOf(actor: Actor, row: CommandRow, side: ReadSide): Mover {
  const [party, service] =
    side === "issued" ? [row.supplier, row.supplierService] : [row.recipient, row.recipientService];
  return moverFor(actor, { structureId: subjectOf(row, side).structureId, names: [party?.legalName, service?.label] });
}

/** The same for whoever knows the names of the structure and of its service already. */
export function moverFor(
  actor: Actor,
  { structureId, names }: { structureId: string; names: readonly (string | null | undefined)[] },
): Mover {
  return {
    userId: actor.userId,
    sessionId: actor.sessionId,
    name: actor.displayName,
    email: actor.email,
    structureId,
    structureLabel: names.filter((part) => typeof part === "string").join(" / "),
  };
}
