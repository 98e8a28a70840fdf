import "server-only";
import { generateSecret, generateURI, verifySync } from "otplib";
import type { ReadProof } from "#lib/accounts/data/proof.ts";
import { parseCode } from "#lib/accounts/domain/code.ts";
import { TOTP_STEP_SECONDS, TOTP_WINDOW_SECONDS } from "#lib/accounts/domain/totp.ts";
import { db } from "#lib/platform/db.ts";
import { seal, unseal } from "#lib/platform/seal.ts";
import { BRAND } from "#lib/shared/brand.ts";
import { ok, refuse } from "#lib/shared/result.ts";

/** 160 random bits in base 32: what the app and the portal share. */
export function newAppSecret(): string {
  return generateSecret({ length: 20 });
}

/** What the QR code says (otpauth://totp/…). */
export function appUri(secret: string, email: string): string {
  return generateURI({
    issuer: BRAND.name,
    label: email,
    secret,
    algorithm: "sha1",
    digits: 6,
    period: TOTP_STEP_SECONDS,
  });
}

/** The secret as it rests in a row: sealed with the id of that row, so that it is worth nothing in another. */
export function sealAppSecret(factorId: string, secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(seal("totp", `${factorId}.${secret}`)));
}

export function unsealAppSecret(factorId: string, sealed: Uint8Array): string {
  const [owner, secret] = unseal("totp", Buffer.from(sealed).toString()).split(".");
  if (owner !== factorId || !secret) throw new Error("a secret of another factor");
  return secret;
}

/** The step that a code belongs to: the present one, the one before or the one after. Null for any other code. */
export function stepOfCode(secret: string, code: string, at: Date): number | null {
  const result = verifySync({
    secret,
    token: code,
    epoch: Math.floor(at.getTime() / 1000),
    period: TOTP_STEP_SECONDS,
    epochTolerance: TOTP_WINDOW_SECONDS,
  });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}

/** The code of an authenticator app: each step opens once, and no older one after it. */
export const appCode: ReadProof = ({ code: typed = "" }) => {
  const code = parseCode(typed);
  if (!code) return refuse("APP_CODE_FORMAT");
  return ok(async ({ user }, at) => {
    const apps = await db().secondFactor.findMany({
      where: { userId: user.id, kind: "TOTP" },
      select: { id: true, secret: true, lastStep: true },
    });
    if (apps.length === 0) return refuse("FACTOR_MISSING");
    const steps = apps.map(({ id, secret, lastStep }) => ({
      id,
      lastStep,
      step: secret && stepOfCode(unsealAppSecret(id, secret), code, at),
    }));
    const matched = steps.find(({ step }) => step !== null);
    if (!matched?.step) return refuse("APP_CODE_WRONG");
    const { id, step, lastStep } = matched;
    if (lastStep !== null && BigInt(step) <= lastStep) return refuse("APP_CODE_USED");
    return ok(async (tx) => {
      const used = await tx.secondFactor.updateMany({
        where: { id, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
        data: { lastStep: step, lastUsedAt: at },
      });
      return used.count === 1 ? null : refuse("APP_CODE_USED");
    });
  });
};
