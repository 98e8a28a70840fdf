import "server-only";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { CAPTCHA_MINUTES, codeFrom } from "#lib/captcha/domain/code.ts";
import { seal, unseal } from "#lib/platform/seal.ts";
import { newId } from "#lib/shared/ids.ts";

/** A captcha: nothing of it is stored until it is used. `visitor` is the browser it was made for, `until` in milliseconds. */
const challenge = z.object({ id: z.string(), code: z.string(), visitor: z.string(), until: z.number() });
export type Challenge = z.infer<typeof challenge>;

/** A captcha that was solved. */
const pass = challenge.omit({ code: true });
export type Pass = z.infer<typeof pass>;

function newCode(): string {
  let code: string | null = null;
  while (code === null) code = codeFrom(randomBytes(24));
  return code;
}

function fresh(visitor: string, at: Date) {
  return { id: newId(at.getTime()), visitor, until: at.getTime() + CAPTCHA_MINUTES * 60_000 };
}

export function sealChallenge(visitor: string, at: Date): string {
  return seal("captcha", JSON.stringify({ ...fresh(visitor, at), code: newCode() }));
}

export function sealPass(visitor: string, at: Date): string {
  return seal("captcha-pass", JSON.stringify(fresh(visitor, at)));
}

/** The captcha behind a token, or null when it is not ours, not this browser's, or too old. Whether it was used is asked elsewhere. */
export function openChallenge(token: string | undefined, visitor: string | null, at: Date): Challenge | null {
  return current(opened("captcha", token, challenge), visitor, at);
}

export function openPass(token: string | undefined, visitor: string | null, at: Date): Pass | null {
  return current(opened("captcha-pass", token, pass), visitor, at);
}

function opened<T>(use: string, token: string | undefined, schema: z.ZodType<T>): T | null {
  // A token of ours is a few hundred characters; nothing longer is worth decrypting.
  if (!token || token.length > 1000) return null;
  try {
    return schema.parse(JSON.parse(unseal(use, token)));
  } catch {
    return null;
  }
}

function current<T extends { visitor: string; until: number }>(
  found: T | null,
  visitor: string | null,
  at: Date,
): T | null {
  return found && visitor !== null && found.visitor === visitor && at.getTime() < found.until ? found : null;
}
