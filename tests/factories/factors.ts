import { generateSync } from "otplib";
import { newAppSecret, sealAppSecret } from "#lib/accounts/data/app-code.ts";
import { newRecoveryCode, recoveryHash } from "#lib/accounts/data/tokens.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";

/** The code that an authenticator app shows at an instant. */
export function appCodeAt(secret: string, at: Date): string {
  return generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });
}

/** An authenticator app that the person added before; `preferred` takes the place of the mailed code. */
export async function makeApp(userId: string, { preferred = false } = {}): Promise<{ id: string; secret: string }> {
  const [id, secret] = [newId(), newAppSecret()];
  if (preferred) await db().secondFactor.updateMany({ where: { userId }, data: { preferred: false } });
  await db().secondFactor.create({
    data: { id, userId, kind: "TOTP", label: "Téléphone", secret: sealAppSecret(id, secret), preferred },
  });
  return { id, secret };
}

/** Recovery codes that the person wrote down. */
export async function makeRecoveryCodes(userId: string, count = 10): Promise<string[]> {
  const codes = Array.from({ length: count }, newRecoveryCode);
  await db().recoveryCode.createMany({
    data: codes.map((code) => ({ id: newId(), userId, codeHash: recoveryHash(userId, code) })),
  });
  return codes;
}
