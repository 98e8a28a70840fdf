import "server-only";
import { sealAppSecret, stepOfCode, unsealAppSecret } from "#lib/accounts/data/app-code.ts";
import { changeFactors, type Factor, type Owner, tellFactor } from "#lib/accounts/data/change-factors.ts";
import { openPendingApp } from "#lib/accounts/data/pending-app.ts";
import { parseCode } from "#lib/accounts/domain/code.ts";
import { type AddAppInput, MAX_FACTORS } from "#lib/accounts/domain/factors.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import type { Tx } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type AddAppRefusal =
  | "APP_CODE_FORMAT"
  | "APP_CODE_WRONG"
  | "APP_PENDING_ENDED"
  | "FACTOR_EXISTS"
  | "TOO_MANY_FACTORS"
  | "PROOF_NEEDED";

/**
 * Adds an authenticator app, once a code proves that it holds the secret (feature F-25). Nothing was stored before. The code used here
 * opens nothing afterwards. `first`: the person had nothing but the mailed code, so recovery codes are offered.
 */
export async function addApp(
  owner: Owner,
  { demande, code: typed, label }: AddAppInput,
): Promise<Result<{ first: boolean }, AddAppRefusal>> {
  const at = now();
  const code = parseCode(typed);
  if (!code) return refuse("APP_CODE_FORMAT");
  const secret = openPendingApp(owner, demande, at);
  if (!secret) return refuse("APP_PENDING_ENDED");
  const step = stepOfCode(secret, code, at);
  if (step === null) return refuse("APP_CODE_WRONG");
  return changeFactors<{ first: boolean }, AddAppRefusal>(owner, async (change) => {
    const { tx, user, factors } = change;
    if (factors.length >= MAX_FACTORS) return refuse("TOO_MANY_FACTORS");
    // The same form sent twice: the second finds the app of the first.
    if (await isKnown(tx, factors, secret)) return refuse("FACTOR_EXISTS");
    const id = newId(at.getTime());
    await tx.secondFactor.create({
      data: {
        id,
        userId: user.id,
        kind: "TOTP",
        label,
        secret: sealAppSecret(id, secret),
        lastStep: step,
        createdAt: at,
      },
    });
    await tellFactor(change, owner, "factorAdded", { kind: "TOTP", label });
    return ok({ first: factors.every(({ kind }) => kind === "EMAIL") });
  });
}

async function isKnown(tx: Tx, factors: readonly Factor[], secret: string): Promise<boolean> {
  const apps = await tx.secondFactor.findMany({
    where: { id: { in: factors.filter(({ kind }) => kind === "TOTP").map(({ id }) => id) } },
    select: { id: true, secret: true },
  });
  return apps.some((app) => app.secret && unsealAppSecret(app.id, app.secret) === secret);
}
