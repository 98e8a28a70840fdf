export { isEmailAddress, maskEmail, normaliseEmail } from "#lib/shared/email.ts";
