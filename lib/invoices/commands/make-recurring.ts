import "server-only";
import { loadActor, notifyHolders } from "#lib/access/index.ts";
import { openFromModel } from "#lib/invoices/commands/models.ts";
import { isRefusal, loadModel } from "#lib/invoices/data/model-rows.ts";
import { planOf } from "#lib/invoices/data/recurrence-rows.ts";
import { isOver, nextPeriod } from "#lib/invoices/domain/recurrence.ts";
import { notify } from "#lib/notifications/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, db, transaction } from "#lib/platform/db.ts";
import { logger } from "#lib/platform/logger.ts";
import { dateOf, isoDateOf, parisDay } from "#lib/shared/dates.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

const BATCH = 100;

/**
 * Makes the draft of every period whose day has come (F-135), each once however often this runs: its key is the recurrence and the period.
 * Periods that went by while nothing ran are made too, one draft each. What cannot be made pauses its recurrence, and tells why. Nothing
 * is sent: that is for people.
 */
export async function makeRecurring(): Promise<{ made: number; paused: number }> {
  const done = { made: 0, paused: 0 };
  const today = dateOf(parisDay(now()));
  for (;;) {
    const due = await db().recurrence.findMany({
      where: { endedAt: null, pausedAt: null, nextOn: { lte: today } },
      orderBy: [{ nextOn: "asc" }, { id: "asc" }],
      take: BATCH,
      select: { id: true, nextOn: true },
    });
    let moved = 0;
    for (const { id, nextOn } of due) {
      const made = await makeOne(id, nextOn).catch((error: unknown) => {
        // One that fails does not hold the others back: it is tried again an hour later.
        logger().error({ err: error, recurrence: id }, "recurring invoice");
        return null;
      });
      if (made === null) continue;
      if (made.ok) done.made += made.data;
      else if (await pause(id, nextOn, made.code)) done.paused += 1;
      else continue;
      moved += 1;
    }
    // Another run had them all.
    if (moved === 0) return done;
  }
}

type Problem =
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "INVALID_INPUT"
  | "SUPPLIER_INACTIVE"
  | "MANDATE_REQUIRED"
  | "ACCOUNT_CLOSED";

/** One period of one recurrence. The number of drafts made: none when the plan is over, or another run was first. */
async function makeOne(id: string, nextOn: Date): Promise<Result<number, Problem>> {
  const at = now();
  return transaction<Result<number, Problem>>(async (tx) => {
    const row = await tx.recurrence.findUnique({ where: { id, nextOn, endedAt: null, pausedAt: null } });
    if (!row) return ok(0);
    const plan = planOf(row);
    const period = isoDateOf(nextOn);
    const mine = { id, nextOn, version: row.version, endedAt: null, pausedAt: null };
    if (isOver(plan, period)) {
      await tx.recurrence.updateMany({ where: mine, data: { endedAt: at, version: { increment: 1 } } });
      return ok(0);
    }
    const following = nextPeriod(plan, period);
    const { count } = await tx.recurrence.updateMany({
      where: mine,
      data: {
        nextOn: dateOf(following),
        version: { increment: 1 },
        ...(isOver(plan, following) ? { endedAt: at } : {}),
      },
    });
    if (count !== 1) return abort(ok(0));
    const actor = await loadActor(row.madeById, { id: row.id });
    if (!actor) return abort(refuse("ACCOUNT_CLOSED"));
    const model = await loadModel(tx, actor, row.modelId);
    if (isRefusal(model)) return abort(model);
    const draft = await openFromModel(tx, actor, model);
    if (!draft.ok) return abort(draft);
    const { invoiceId } = draft.data;
    await tx.recurrenceRun.create({ data: { recurrenceId: id, period: nextOn, invoiceId, madeAt: at } });
    await notify(tx, {
      userIds: [row.madeById],
      type: "invoice.recurringDraft",
      data: { model: model.name },
      link: routes.draft(invoiceId),
    });
    return ok(1);
  });
}

/** Under the condition of what was tried: somebody who changed it meanwhile has the last word. */
async function pause(id: string, nextOn: Date, problem: Problem): Promise<boolean> {
  return transaction(async (tx) => {
    const { count } = await tx.recurrence.updateMany({
      where: { id, nextOn, endedAt: null, pausedAt: null },
      data: { pausedAt: now(), problem, version: { increment: 1 } },
    });
    if (count !== 1) return false;
    const { model } = await tx.recurrence.findUniqueOrThrow({
      where: { id },
      select: { model: { select: { id: true, name: true, supplierId: true, supplierServiceId: true } } },
    });
    await notifyHolders(tx, {
      permission: "invoice.draft",
      subject: { structureId: model.supplierId, serviceId: model.supplierServiceId },
      type: "invoice.recurrencePaused",
      data: { model: model.name },
      link: routes.invoiceModel(model.id),
    });
    return true;
  });
}
