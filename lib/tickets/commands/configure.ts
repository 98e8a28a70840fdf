import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import {
  type CategoryInput,
  categoryInput,
  type SubcategoryInput,
  subcategoryInput,
} from "#lib/tickets/domain/schemas.ts";

type Configured = Result<{ id: string }, "INVALID_INPUT" | "NOT_FOUND">;

/** Adds a category, or changes its names and its target, or stops offering it. Tickets that are in it stay as they are. */
export async function saveCategory(actor: Actor, input: CategoryInput): Promise<Configured> {
  const read = readInput(categoryInput, input);
  if (!read.ok) return read;
  const { categoryId, active, ...fields } = read.data;
  return configure(actor, async (tx) => {
    const data = { ...fields, active: active === "oui" };
    if (categoryId === "") {
      const position = (await tx.ticketCategory.count()) + 1;
      const id = newId();
      const { code } = await tx.ticketCategory.create({ data: { id, code: codeOf(id), position, ...data } });
      return { id, code, what: "category" };
    }
    const [row] = await tx.ticketCategory.updateManyAndReturn({ where: { id: categoryId }, data });
    return row ? { id: row.id, code: row.code, what: "category" } : null;
  });
}

/** The same for a sub-category: who answers, whether an object must be named, who is offered it. */
export async function saveSubcategory(actor: Actor, input: SubcategoryInput): Promise<Configured> {
  const read = readInput(subcategoryInput, input);
  if (!read.ok) return read;
  const { subcategoryId, categoryId, active, objectKind, ...fields } = read.data;
  return configure(actor, async (tx) => {
    if ((await tx.ticketCategory.count({ where: { id: categoryId } })) === 0) return null;
    const data = { ...fields, objectKind: objectKind || null, active: active === "oui" };
    // Somebody without an account is told of no public entity: such questions are not theirs.
    const audience = data.kind === "BUSINESS" ? ("SIGNED_IN" as const) : data.audience;
    if (subcategoryId === "") {
      const position = (await tx.ticketSubcategory.count({ where: { categoryId } })) + 1;
      const id = newId();
      const row = { id, code: codeOf(id), categoryId, position, ...data, audience };
      const { code } = await tx.ticketSubcategory.create({ data: row });
      return { id, code, what: "subcategory" };
    }
    const where = { id: subcategoryId, categoryId };
    const [row] = await tx.ticketSubcategory.updateManyAndReturn({ where, data: { ...data, audience } });
    return row ? { id: row.id, code: row.code, what: "subcategory" } : null;
  });
}

/** A code for what an administrator adds: nobody types it, and it never changes. */
function codeOf(id: string): string {
  return `A_${id.slice(-12).toUpperCase()}`;
}

type Change = { readonly id: string; readonly code: string; readonly what: "category" | "subcategory" };

async function configure(actor: Actor, change: (tx: Tx) => Promise<Change | null>): Promise<Configured> {
  if (!canAsStaff(actor, "ticket.configure")) {
    await recordDenied(actor, "ticket.configure");
    return refuse("NOT_FOUND");
  }
  return transaction<Configured>(async (tx) => {
    const changed = await change(tx);
    if (!changed) return abort(refuse("NOT_FOUND"));
    await recordAudit(tx, {
      type: "ticket.configured",
      detail: { code: changed.code, what: changed.what },
      userId: actor.userId,
      sessionId: actor.sessionId,
    });
    return ok({ id: changed.id });
  });
}
