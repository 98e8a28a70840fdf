import { sendPasswordReset, signInWithPassword } from "#lib/accounts/index.ts";
import { seal } from "#lib/platform/seal.ts";
import { elsewhere, type User } from "#tests/integration/support/self.ts";

/** The job that mails a link to whoever has an account at an address. */
export const mailLink = (email: string) => sendPasswordReset({ sealed: seal("password-reset", email), address: null });

/** The password alone, from an address of its own. */
export const signIn = (user: User, password: string, deviceCookie?: string) =>
  signInWithPassword({ email: user.loginEmail, password, from: elsewhere(), deviceCookie });
