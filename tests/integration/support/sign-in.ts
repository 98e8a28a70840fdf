import { signInWithPassword, verifyCode } from "#lib/accounts/index.ts";
import { type makeUser, PASSWORD } from "#tests/factories/people.ts";
import { lastCode } from "#tests/integration/support/mails.ts";

type User = Awaited<ReturnType<typeof makeUser>>;

let address = 0;
/** Each attempt from an address of its own unless the test is about addresses. */
const elsewhere = () => ({ address: `198.51.${Math.floor(++address / 250)}.${address % 250}`, userAgent: "vitest" });

/** Gives the address and the right password. */
export function password(user: User | string, over: Partial<Parameters<typeof signInWithPassword>[0]> = {}) {
  const email = typeof user === "string" ? user : user.loginEmail;
  return signInWithPassword({ email, password: PASSWORD, from: elsewhere(), ...over });
}

export function wrong(user: User | string, over: Partial<Parameters<typeof signInWithPassword>[0]> = {}) {
  return password(user, { password: "Pas-le-bon-2026", ...over });
}

/** Password given, code not yet. */
export async function half(user: User) {
  const result = await password(user);
  if (!result.ok) throw new Error(result.code);
  return result.data;
}

export function code(sessionId: string, typed: string, deviceCookie?: string) {
  return verifyCode({ sessionId, code: typed, from: elsewhere(), deviceCookie });
}

/** Both steps done. */
export async function full(user: User) {
  const { sessionId } = await half(user);
  const result = await code(sessionId, await lastCode(user.loginEmail));
  if (!result.ok) throw new Error(result.code);
  return { halfId: sessionId, ...result.data };
}

/** Six digits that are not the code. */
export const other = (right: string) => String((Number(right) + 1) % 1_000_000).padStart(6, "0");
