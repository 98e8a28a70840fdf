import { listFactors, type Owner, readPendingApp } from "#lib/accounts/index.ts";
import { makeUser } from "#tests/factories/people.ts";
import { fullSession } from "#tests/factories/sessions.ts";
import type { User } from "#tests/integration/support/self.ts";

/** Somebody whose session was proven a moment ago: who may change their factors. */
export type Holder = Owner & { readonly email: string; readonly displayName: string };

export async function ownerOf(user: User): Promise<Holder> {
  return {
    userId: user.id,
    sessionId: await fullSession(user.id),
    email: user.loginEmail,
    displayName: "Ariane Essai",
  };
}

export async function makeOwner(): Promise<{ user: User; me: Holder }> {
  const user = await makeUser();
  return { user, me: await ownerOf(user) };
}

let request = 0;
export const from = () => ({ address: `198.51.100.${++request % 250}`, userAgent: "vitest" });

/** The factors of somebody, the preferred one with a star. */
export const kindsOf = async (user: User) =>
  (await listFactors(user.id)).map(({ kind, preferred }) => (preferred ? `${kind}*` : kind));

/** The secret that the QR code of a sealed demand says. */
export const secretOf = (me: Holder, demande: string) =>
  new URL(readPendingApp(me, demande)?.uri ?? "").searchParams.get("secret") ?? "";
