import "server-only";

export { consumeTicket } from "#lib/accounts/commands/consume-ticket.ts";
export { resendCode } from "#lib/accounts/commands/resend-code.ts";
export {
  type HalfSignedIn,
  type PasswordSignIn,
  signInWithPassword,
} from "#lib/accounts/commands/sign-in-with-password.ts";
export { signOutSession } from "#lib/accounts/commands/sign-out.ts";
export {
  type CodeRefusal,
  type CodeSignIn,
  type SignedInTicket,
  verifyCode,
} from "#lib/accounts/commands/verify-code.ts";
export { DEVICE_COOKIE_SECONDS, markDevice } from "#lib/accounts/data/device.ts";
export { hashPassword } from "#lib/accounts/data/password.ts";
export type { Origin } from "#lib/accounts/data/sessions.ts";
export { CODE_MINUTES } from "#lib/accounts/domain/code.ts";
export { maskEmail } from "#lib/accounts/domain/email.ts";
export { codeInput, signInInput } from "#lib/accounts/domain/schemas.ts";
export { readSession, type SessionUser } from "#lib/accounts/queries/read-session.ts";
