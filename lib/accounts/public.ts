/** What browser code may import of the accounts. */

export { pseudonymOf } from "#lib/accounts/domain/closed.ts";
export { HISTORY_TONES, type HistoryType, isHistoryType } from "#lib/accounts/domain/history.ts";
export { brokenRules, PASSWORD_MAX, PASSWORD_RULES, type PasswordRule } from "#lib/accounts/domain/password.ts";
