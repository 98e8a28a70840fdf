/** What browser code may import of the accounts. */
export { addressHint } from "#lib/accounts/domain/domain-hint.ts";
export { brokenRules, PASSWORD_MAX, PASSWORD_RULES, type PasswordRule } from "#lib/accounts/domain/password.ts";
