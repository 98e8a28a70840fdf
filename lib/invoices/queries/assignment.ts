import "server-only";
import { type Actor, type Colleague, can, colleagues } from "#lib/access/index.ts";
import { visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";

const PERSON = { select: { id: true, firstName: true, lastName: true } } as const;
type Person = { readonly id: string; readonly name: string };

export type AssignmentView = {
  readonly assignee: Person | null;
  /** Newest first; no assignee: it was given back. */
  readonly history: readonly { readonly at: Date; readonly assignee: Person | null; readonly by: Person }[];
  /** To whom this person may give it; empty when they may only look. */
  readonly choices: readonly Person[];
};

/** Who takes care of a received invoice, as the recipient's people see it. Null when the person does not see the invoice. */
export async function assignmentOf(actor: Actor, invoiceId: string): Promise<AssignmentView | null> {
  if (!isId(invoiceId)) return null;
  const row = await db().invoice.findFirst({
    where: { AND: [{ id: invoiceId }, visibleTo(actor, "received")] },
    select: {
      recipientId: true,
      recipientServiceId: true,
      assignee: PERSON,
      assignments: {
        orderBy: [{ at: "desc" }, { id: "desc" }],
        take: 50,
        select: { at: true, structureId: true, assignee: PERSON, by: PERSON },
      },
    },
  });
  if (!row?.recipientId) return null;
  const subject = { structureId: row.recipientId, serviceId: row.recipientServiceId };
  const mayAssign = can(actor, "invoice.treat", subject);
  const people = mayAssign ? await colleagues(actor, "invoice.treat", [subject.structureId]) : [];
  return {
    assignee: row.assignee && named(row.assignee),
    history: row.assignments
      .filter(({ structureId }) => structureId === row.recipientId)
      .map(({ at, assignee, by }) => ({ at, assignee: assignee && named(assignee), by: named(by) })),
    choices: people.filter((one) => reaches(one, subject)).map(({ userId, name }) => ({ id: userId, name })),
  };
}

/** True for a colleague who may treat what belongs to that service, or to none. */
export function reaches(
  { reaches: places }: Colleague,
  { structureId, serviceId }: { structureId: string; serviceId: string | null },
): boolean {
  return places.some(
    (one) =>
      one.structureId === structureId &&
      (one.serviceIds === "all" || (serviceId !== null && one.serviceIds.includes(serviceId))),
  );
}

function named({ id, firstName, lastName }: { id: string; firstName: string; lastName: string }): Person {
  return { id, name: `${firstName} ${lastName}` };
}
