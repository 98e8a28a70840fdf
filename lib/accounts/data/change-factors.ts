import "server-only";
import { hasFreshProof } from "#lib/accounts/data/fresh-proof.ts";
import { lockUser } from "#lib/accounts/data/reset-token.ts";
import type { FactorKind } from "#lib/accounts/domain/proof.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { queueMail } from "#lib/notifications/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { type Refusal, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

/** Whose account it is, and the session they act in; an `Actor` fits. */
export type Owner = { readonly userId: string; readonly sessionId: string };

export type Factor = {
  readonly id: string;
  readonly kind: FactorKind;
  readonly label: string;
  readonly preferred: boolean;
};

type Person = { id: string; loginEmail: string; firstName: string; locale: string };

export type FactorChange = {
  readonly tx: Tx;
  readonly at: Date;
  readonly user: Person;
  /** What the person has at this moment; nobody else changes it until the end of the transaction. */
  readonly factors: readonly Factor[];
};

/**
 * Runs a change of a person's factors: after a fresh proof only, one at a time (the second of two waits, and sees what the first left),
 * and all of it or nothing.
 */
export async function changeFactors<T, C extends string>(
  { userId, sessionId }: Owner,
  work: (change: FactorChange) => Promise<Result<T, C>>,
): Promise<Result<T, C | "PROOF_NEEDED">> {
  const at = now();
  if (!(await hasFreshProof(sessionId, at))) return refuse("PROOF_NEEDED");
  return transaction<Result<T, C | "PROOF_NEEDED">>(async (tx) => {
    await lockUser(tx, userId);
    const user = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: {
        id: true,
        loginEmail: true,
        firstName: true,
        locale: true,
        secondFactors: { select: { id: true, kind: true, label: true, preferred: true } },
      },
    });
    const { secondFactors, ...person } = user;
    const done = await work({ tx, at, user: person, factors: secondFactors });
    return done.ok ? done : abort(done satisfies Refusal);
  });
}

type Told = "factorAdded" | "factorRemoved" | "factorRenamed" | "factorPreferred";

/** Keeps the change and tells the owner by mail: whoever got into the account cannot hide it. */
export async function tellFactor(
  { tx, user }: FactorChange,
  { sessionId }: Owner,
  what: Told,
  { kind, label }: Pick<Factor, "kind" | "label">,
): Promise<void> {
  await recordAudit(tx, { type: `account.${what}`, detail: { kind }, userId: user.id, sessionId });
  await queueMail(tx, {
    to: user.loginEmail,
    locale: user.locale,
    template: what,
    params: { firstName: user.firstName, kind, label },
    link: routes.accountFactors(),
  });
}

/** Makes one factor the preferred one, of all that a person has. */
export async function preferIn(tx: Tx, userId: string, factorId: string): Promise<void> {
  await tx.secondFactor.updateMany({ where: { userId, preferred: true }, data: { preferred: false } });
  await tx.secondFactor.update({ where: { id: factorId, userId }, data: { preferred: true } });
}
