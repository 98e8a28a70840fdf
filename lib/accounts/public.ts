/** What browser code may import of the accounts. */

export type {
  AccountEventLine,
  AccountList,
  AccountRow,
  AccountSheet,
  FactorLine,
  SessionLine,
} from "#lib/accounts/domain/account-views.ts";
export {
  ACCOUNT_STATUSES,
  type AccountStatus,
  GESTURE_NAMES,
  type Gesture,
  gesturesFor,
  REASON_MAX,
} from "#lib/accounts/domain/assist.ts";
export { pseudonymOf } from "#lib/accounts/domain/closed.ts";
export { addressHint } from "#lib/accounts/domain/domain-hint.ts";
export { HISTORY_TONES, type HistoryType, isHistoryType } from "#lib/accounts/domain/history.ts";
export { brokenRules, PASSWORD_MAX, PASSWORD_RULES, type PasswordRule } from "#lib/accounts/domain/password.ts";
