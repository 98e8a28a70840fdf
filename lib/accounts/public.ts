/** What browser code may import of the accounts. */
export { brokenRules, PASSWORD_MAX, PASSWORD_RULES, type PasswordRule } from "#lib/accounts/domain/password.ts";
