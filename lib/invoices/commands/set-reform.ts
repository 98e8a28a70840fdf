import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { lastSettings } from "#lib/invoices/data/reform-rows.ts";
import type { ReformRule } from "#lib/invoices/domain/reform.ts";
import { type SetReformInput, setReformInput } from "#lib/invoices/domain/reform-schema.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { dateOf, parisDay } from "#lib/shared/dates.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type SetReformRefusal = "INVALID_INPUT" | "NOT_FOUND" | "CHANGED_MEANWHILE";

/**
 * Says from which day a rule of the reform holds, today at the earliest, or that it does not. Invoices that were sent keep the rules they
 * were sent under (decision 60). CHANGED_MEANWHILE: another administrator set it since.
 */
export async function setReform(
  actor: Actor,
  input: SetReformInput,
): Promise<Result<{ rule: ReformRule }, SetReformRefusal>> {
  if (!canAsStaff(actor, "reform.manage")) {
    await recordDenied(actor, "reform.manage");
    return refuse("NOT_FOUND");
  }
  const read = readInput(setReformInput, input);
  if (!read.ok) return read;
  const { rule, seenVersion, holdsFrom } = read.data;
  const at = now();
  return transaction<Result<{ rule: ReformRule }, SetReformRefusal>>(async (tx) => {
    const [last] = await lastSettings(tx, rule);
    if ((last?.version ?? 0) !== seenVersion) return abort(refuse("CHANGED_MEANWHILE"));
    const before = last?.holdsFrom ?? null;
    if (holdsFrom === before) return ok({ rule });
    if (holdsFrom !== null && holdsFrom < parisDay(at)) {
      return abort(refuse("INVALID_INPUT", { fields: [{ field: "holdsFrom", code: "DAY_PAST" }] }));
    }
    const { count } = await tx.reformSetting.createMany({
      data: [
        {
          id: newId(at.getTime()),
          code: rule,
          version: seenVersion + 1,
          holdsFrom: holdsFrom && dateOf(holdsFrom),
          setById: actor.userId,
          setAt: at,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return abort(refuse("CHANGED_MEANWHILE"));
    await recordAudit(tx, {
      type: "portal.reformSet",
      detail: { rule, before, after: holdsFrom },
      userId: actor.userId,
      sessionId: actor.sessionId,
    });
    return ok({ rule });
  });
}
