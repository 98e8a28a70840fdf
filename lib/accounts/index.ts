import "server-only";

export { closeWelcome } from "#lib/accounts/commands/close-welcome.ts";
export { consumeTicket } from "#lib/accounts/commands/consume-ticket.ts";
export { requestPasswordReset } from "#lib/accounts/commands/request-password-reset.ts";
export { resendCode } from "#lib/accounts/commands/resend-code.ts";
export { type PasswordReset, type ResetRefusal, resetPassword } from "#lib/accounts/commands/reset-password.ts";
export { sendPasswordReset } from "#lib/accounts/commands/send-password-reset.ts";
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
export { RESET_MINUTES } from "#lib/accounts/domain/reset.ts";
export { codeInput, newPasswordInput, resetRequestInput, signInInput } from "#lib/accounts/domain/schemas.ts";
export { readPasswordReset } from "#lib/accounts/queries/read-password-reset.ts";
export { readSession, type SessionUser } from "#lib/accounts/queries/read-session.ts";
