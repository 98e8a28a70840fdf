import "server-only";
import { sendOnward } from "#lib/invoices/commands/send-onward.ts";
import { applyTransition, type TransitionRefusal } from "#lib/invoices/data/apply-transition.ts";
import {
  SILENCE_COMMENT,
  VALIDATION_DAYS,
  type ValidatorPlace,
  validationIsOver,
} from "#lib/invoices/domain/validation.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, db, type Tx, transaction } from "#lib/platform/db.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { ok, type Result } from "#lib/shared/result.ts";

const BATCH = 200;
const DAY = 86_400_000;

/**
 * What runs every hour (CCP R2193-13): the silence of a validator, fifteen days after it could see an A9, is its approval, with a comment
 * that says so, and the invoice goes on. Each in a transaction of its own, under the condition of what was read: running twice, or while
 * the validator answers, has one effect. Answers with how many went on.
 */
export async function expireValidations(): Promise<number> {
  const at = now();
  const before = new Date(at.getTime() - VALIDATION_DAYS * DAY);
  let done = 0;
  let last = "";
  for (;;) {
    const rows = await db().invoice.findMany({
      where: {
        ...(last ? { id: { gt: last } } : {}),
        OR: [
          { status: "A_VALIDER_1", toValidateAt: { lt: before } },
          { status: "A_VALIDER_2", toValidateSecondAt: { lt: before } },
        ],
      },
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true },
    });
    for (const { id } of rows) {
      const expired = await transaction<Result<boolean>>((tx) => expire(tx, id, at));
      if (expired.ok && expired.data) done += 1;
    }
    last = rows.at(-1)?.id ?? "";
    if (rows.length < BATCH) return done;
  }
}

/** False when it was answered meanwhile, has no such period, or its last day is not over. */
async function expire(tx: Tx, invoiceId: string, at: Date): Promise<Result<boolean>> {
  const select = { status: true, cadre: true, toValidateAt: true, toValidateSecondAt: true } as const;
  const row = await tx.invoice.findUnique({ where: { id: invoiceId }, select });
  if (!row || !validationIsOver(row, parisDay(at))) return ok(false);
  const place = row.status === "A_VALIDER_2" ? "second" : "first";
  const ended = await endSilence(tx, { invoiceId, place, over: true, at });
  return ended.ok ? ok(true) : abort(ended);
}

type Silence = {
  readonly invoiceId: string;
  readonly place: ValidatorPlace;
  /** The last day of that place is over; the table refuses otherwise. */
  readonly over: boolean;
  readonly at: Date;
};

/** One silence that is approval, and what follows from it. The caller aborts on a refusal. */
export async function endSilence(
  tx: Tx,
  { invoiceId, place, over, at }: Silence,
): Promise<Result<null, TransitionRefusal>> {
  const moved = await applyTransition(tx, {
    invoiceId,
    event: place === "second" ? "expire-second-validation" : "expire-validation",
    input: { by: "system", comment: SILENCE_COMMENT, validationPeriodOver: over },
    mover: null,
    at,
  });
  return moved.ok ? sendOnward(tx, invoiceId, at) : moved;
}
