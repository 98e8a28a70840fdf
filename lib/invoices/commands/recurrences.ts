import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import type { Actor } from "#lib/access/index.ts";
import type { CommonRefusal } from "#lib/invoices/commands/guard.ts";
import { isRefusal, loadModel } from "#lib/invoices/data/model-rows.ts";
import { planOf } from "#lib/invoices/data/recurrence-rows.ts";
import {
  type ChangeRecurrenceInput,
  changeRecurrenceInput,
  type StartRecurrenceInput,
  startRecurrenceInput,
} from "#lib/invoices/domain/model-schemas.ts";
import { afterPause, firstPeriod, isOver } from "#lib/invoices/domain/recurrence.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { dateOf, isoDateOf, parisDay } from "#lib/shared/dates.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type RecurrenceRefusal = CommonRefusal | "TOO_MANY_RECURRENCES" | "CHANGED_MEANWHILE";

/** Of one model, at the same time. */
const MOST = 10;

/** A draft of a model every month or quarter, from a day on, until another one: made by a job, in the name of the person who asked. */
export async function startRecurrence(
  actor: Actor,
  input: StartRecurrenceInput,
): Promise<Result<{ modelId: string }, RecurrenceRefusal>> {
  const read = readInput(startRecurrenceInput, input);
  if (!read.ok) return read;
  const { modelId, startOn, ...plan } = read.data;
  const at = now();
  const today = parisDay(at);
  if (startOn !== null && startOn < today) {
    return refuse("INVALID_INPUT", { fields: [{ field: "startOn", code: "DAY_PAST" }] });
  }
  const nextOn = firstPeriod(plan, startOn ?? today);
  if (isOver(plan, nextOn)) return refuse("INVALID_INPUT", { fields: [{ field: "untilOn", code: "BEFORE_FIRST" }] });
  return transaction<Result<{ modelId: string }, RecurrenceRefusal>>(async (tx) => {
    const model = await loadModel(tx, actor, modelId);
    if (isRefusal(model)) return abort(model);
    const going = await tx.recurrence.count({ where: { modelId, endedAt: null } });
    if (going >= MOST) return abort(refuse("TOO_MANY_RECURRENCES", { params: { count: MOST } }));
    await tx.recurrence.create({
      data: {
        id: newId(at.getTime()),
        modelId,
        every: plan.every,
        dayOfMonth: plan.dayOfMonth,
        nextOn: dateOf(nextOn),
        untilOn: plan.untilOn && dateOf(plan.untilOn),
        madeById: actor.userId,
        createdAt: at,
      },
    });
    return ok({ modelId });
  });
}

/** Pauses, resumes or ends a recurrence. What fell into a pause is left out; what a problem held back is made. An end is for good. */
export async function changeRecurrence(
  actor: Actor,
  input: ChangeRecurrenceInput,
): Promise<Result<{ modelId: string }, RecurrenceRefusal>> {
  const read = readInput(changeRecurrenceInput, input);
  if (!read.ok) return read;
  const { recurrenceId, version, gesture } = read.data;
  const at = now();
  return transaction<Result<{ modelId: string }, RecurrenceRefusal>>(async (tx) => {
    const row = await tx.recurrence.findUnique({ where: { id: recurrenceId } });
    if (!row) return abort(refuse("NOT_FOUND"));
    const model = await loadModel(tx, actor, row.modelId);
    if (isRefusal(model)) return abort(model);
    const was = { id: recurrenceId, version, endedAt: null };
    const next = { version: { increment: 1 } } as const;
    const resumed = row.problem ? row.nextOn : dateOf(afterPause(planOf(row), isoDateOf(row.nextOn), parisDay(at)));
    const change: { where: Prisma.RecurrenceWhereInput; data: Prisma.RecurrenceUncheckedUpdateManyInput } = {
      pause: { where: { ...was, pausedAt: null }, data: { ...next, pausedAt: at } },
      resume: {
        where: { ...was, pausedAt: { not: null } },
        // Whoever takes it up again answers for it from now on.
        data: { ...next, pausedAt: null, problem: null, nextOn: resumed, madeById: actor.userId },
      },
      end: { where: was, data: { ...next, endedAt: at } },
    }[gesture];
    const { count } = await tx.recurrence.updateMany(change);
    return count === 1 ? ok({ modelId: row.modelId }) : abort(refuse("CHANGED_MEANWHILE"));
  });
}
