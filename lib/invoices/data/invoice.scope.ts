import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import { type Actor, type Reach, structuresWith } from "#lib/access/index.ts";

/** The two sides from which an invoice is read here. One person may hold both, through different structures. */
export type ReadSide = "issued" | "received";

/** The same, and the third place from which one invoice is looked at: its validators' (domain reference § 10.5). */
export type LookSide = ReadSide | "toValidate";

const READ = {
  issued: "invoice.readIssued",
  received: "invoice.readReceived",
  toValidate: "invoice.readToValidate",
} as const;

/** Where the actor reads on one side, restricted to `structureId` when a screen shows one structure. */
export function reachOf(actor: Actor, side: LookSide, structureId?: string | null): readonly Reach[] {
  const all = structuresWith(actor, READ[side]);
  return structureId ? all.filter((reach) => reach.structureId === structureId) : all;
}

/**
 * The where-clause that every read and write of an invoice starts from: what does not match does not exist for this person,
 * so that "missing" and "forbidden" look the same. A supplier's deleted draft is gone; a recipient sees an invoice from the
 * moment it was made available, and no longer once it was sent on to another recipient; a validator, from the moment it is asked, and
 * no longer once another one is named.
 */
export function visibleTo(actor: Actor, side: LookSide): Prisma.InvoiceWhereInput {
  if (side === "toValidate") return visibleToValidator(actor);
  const places = reachOf(actor, side).map(({ structureId, serviceIds }): Prisma.InvoiceWhereInput => {
    const services = serviceIds === "all" ? undefined : { in: [...serviceIds] };
    return side === "issued"
      ? { supplierId: structureId, supplierServiceId: services }
      : { recipientId: structureId, recipientServiceId: services };
  });
  if (places.length === 0) return { id: { in: [] } };
  return side === "issued"
    ? { OR: places, status: { not: "SUPPRIMEE" } }
    : { OR: places, madeAvailableAt: { not: null } };
}

/** An invoice names a structure as its validator, never a service: a right on some services alone shows nothing. */
export function validatingStructures(actor: Actor, structureId?: string | null): string[] {
  const whole = reachOf(actor, "toValidate", structureId).filter(({ serviceIds }) => serviceIds === "all");
  return whole.map((reach) => reach.structureId);
}

function visibleToValidator(actor: Actor): Prisma.InvoiceWhereInput {
  const ids = { in: validatingStructures(actor) };
  const asked = { not: null };
  return {
    OR: [
      { validatorId: ids, toValidateAt: asked },
      { secondValidatorId: ids, toValidateSecondAt: asked },
    ],
  };
}

/** What each side's rows must satisfy in SQL besides belonging there, `i` being the invoice; and the columns of the place. */
const SQL: Readonly<Record<ReadSide, { structure: string; service: string; shown: string }>> = {
  issued: { structure: "i.supplier_id", service: "i.supplier_service_id", shown: "i.status <> 'SUPPRIMEE'" },
  received: {
    structure: "i.recipient_id",
    service: "i.recipient_service_id",
    shown: "i.made_available_at is not null",
  },
};

/** Beyond this many structures, one text for all of them; an accountant's hundred clients would make it too long. */
const SEPARATE_STRUCTURES = 16;

/**
 * The same scope for the hot lists in SQL: `body` is asked for the rows of each structure, and the answers put together. Each
 * structure is a value of its own in the text, so that PostgreSQL plans for it and not for an average one: a supplier of
 * 30 000 invoices is then read from its index in order, a page at a time, instead of whole and sorted.
 *
 * @param body a select that ends where it wants, given the condition on `i`; it carries its own order and limit.
 */
export function acrossReach(
  reaches: readonly Reach[],
  side: ReadSide,
  add: (value: unknown) => string,
  body: (scope: string) => string,
): string {
  const { structure, service, shown } = SQL[side];
  if (reaches.length > 0 && reaches.length <= SEPARATE_STRUCTURES) {
    const own = ({ structureId, serviceIds }: Reach) => {
      const services = serviceIds === "all" ? "" : ` and ${service} = any(${add(serviceIds)}::uuid[])`;
      return `${structure} = ${add(structureId)}::uuid${services} and ${shown}`;
    };
    return reaches.map((reach) => `(${body(own(reach))})`).join("\nunion all\n");
  }
  const rows = reaches.map(({ structureId, serviceIds }) => ({
    structure_id: structureId,
    services: serviceIds === "all" ? null : serviceIds,
  }));
  const scope = `${structure} = reach.structure_id and (reach.services is null or ${service} = any(reach.services)) and ${shown}`;
  return `select mine.* from jsonb_to_recordset(${add(JSON.stringify(rows))}::jsonb) as reach (structure_id uuid, services uuid[])
    cross join lateral (${body(scope)}) as mine`;
}
