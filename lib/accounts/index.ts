import "server-only";

export {
  type Activated,
  type Activation,
  type ActivationRefusal,
  activateAccount,
} from "#lib/accounts/commands/activate-account.ts";
export { type AddAppRefusal, addApp } from "#lib/accounts/commands/add-app.ts";
export { type AddKeyRefusal, addKey, proposeNewKey } from "#lib/accounts/commands/add-key.ts";
export { addMailedCode } from "#lib/accounts/commands/add-mailed-code.ts";
export { askLoginChange, dropLoginChange, resendLoginLink } from "#lib/accounts/commands/ask-login-change.ts";
export { type Assisted, assistAccount } from "#lib/accounts/commands/assist-account.ts";
export {
  askContactChange,
  confirmContact,
  dropContactChange,
  orderContactLink,
  resendContactLink,
} from "#lib/accounts/commands/change-contact.ts";
export { changeIdentity } from "#lib/accounts/commands/change-identity.ts";
export { changePassword, type PasswordChange } from "#lib/accounts/commands/change-password.ts";
export { changeSurvey } from "#lib/accounts/commands/change-survey.ts";
export { closeAccount } from "#lib/accounts/commands/close-account.ts";
export { closeWelcome } from "#lib/accounts/commands/close-welcome.ts";
export { completeSignIn, verifyCode } from "#lib/accounts/commands/complete-sign-in.ts";
export { confirmLogin } from "#lib/accounts/commands/confirm-login.ts";
export { consumeTicket } from "#lib/accounts/commands/consume-ticket.ts";
export { closeOtherSessions, closeSession } from "#lib/accounts/commands/end-sessions.ts";
export { exportAccount } from "#lib/accounts/commands/export-account.ts";
export { makeRecoveryCodes } from "#lib/accounts/commands/make-recovery-codes.ts";
export { openRegistration } from "#lib/accounts/commands/open-registration.ts";
export { preferFactor } from "#lib/accounts/commands/prefer-factor.ts";
export { proposeKeyProof, proposePasskey } from "#lib/accounts/commands/propose-key-proof.ts";
export { type Registration, register } from "#lib/accounts/commands/register.ts";
export { removeFactor } from "#lib/accounts/commands/remove-factor.ts";
export { renameFactor } from "#lib/accounts/commands/rename-factor.ts";
export { renewProof } from "#lib/accounts/commands/renew-proof.ts";
export { requestPasswordReset } from "#lib/accounts/commands/request-password-reset.ts";
export { type ActivationAgain, resendActivation } from "#lib/accounts/commands/resend-activation.ts";
export { type PasswordReset, type ResetRefusal, resetPassword } from "#lib/accounts/commands/reset-password.ts";
export { savePreferences } from "#lib/accounts/commands/save-preferences.ts";
export { sendActivation } from "#lib/accounts/commands/send-activation.ts";
export { type SendCodeRefusal, sendCode } from "#lib/accounts/commands/send-code.ts";
export { sendPasswordReset } from "#lib/accounts/commands/send-password-reset.ts";
export { type PasskeySignIn, signInWithPasskey } from "#lib/accounts/commands/sign-in-with-passkey.ts";
export {
  type HalfSignedIn,
  type PasswordSignIn,
  signInWithPassword,
} from "#lib/accounts/commands/sign-in-with-password.ts";
export { signOutSession } from "#lib/accounts/commands/sign-out.ts";
export type { Owner } from "#lib/accounts/data/change-factors.ts";
export type { SignedInTicket } from "#lib/accounts/data/complete-sign-in.ts";
export { DEVICE_COOKIE_SECONDS, markDevice } from "#lib/accounts/data/device.ts";
export { hasFreshProof } from "#lib/accounts/data/fresh-proof.ts";
export { hashPassword } from "#lib/accounts/data/password.ts";
export type { Proof, ProofInput, ProofRefusal } from "#lib/accounts/data/proof.ts";
export type { Origin } from "#lib/accounts/data/sessions.ts";
export type { AccountEventLine, AccountList, AccountRow, AccountSheet } from "#lib/accounts/domain/account-views.ts";
export { ADDRESS_LINK_MINUTES } from "#lib/accounts/domain/address-link.ts";
export {
  ACCOUNT_STATUSES,
  type AccountStatus,
  GESTURE_NAMES,
  type Gesture,
  gesturesFor,
  REASON_MAX,
} from "#lib/accounts/domain/assist.ts";
export { CODE_MINUTES } from "#lib/accounts/domain/code.ts";
export { addressHint } from "#lib/accounts/domain/domain-hint.ts";
export { maskEmail } from "#lib/accounts/domain/email.ts";
export type { AccountExport } from "#lib/accounts/domain/export.ts";
export {
  addAppInput,
  addKeyInput,
  factorInput,
  MAX_FACTOR_NAME,
  renameFactorInput,
} from "#lib/accounts/domain/factors.ts";
export type { AccountEvent } from "#lib/accounts/domain/history.ts";
export {
  closingInput,
  contactInput,
  identityInput,
  linkInput,
  loginChangeInput,
  passwordChangeInput,
  preferencesInput,
  sessionInput,
  surveyInput,
} from "#lib/accounts/domain/own-schemas.ts";
export {
  askedProof,
  type FactorKind,
  PROOF_WORDS,
  type ProofChoices,
  type ProofKind,
} from "#lib/accounts/domain/proof.ts";
export { ACTIVATION_MINUTES, type RegistrationForm, registrationInput } from "#lib/accounts/domain/registration.ts";
export { RESET_MINUTES } from "#lib/accounts/domain/reset.ts";
export {
  assistInput,
  newPasswordInput,
  proofInput,
  resetRequestInput,
  signInInput,
} from "#lib/accounts/domain/schemas.ts";
export { SURVEY, TERMS } from "#lib/accounts/domain/terms.ts";
export { findAccounts } from "#lib/accounts/queries/find-accounts.ts";
export { HISTORY_PAGE, listAccountHistory } from "#lib/accounts/queries/list-account-history.ts";
export { countRecoveryCodes, type FactorLine, listFactors, readFactor } from "#lib/accounts/queries/list-factors.ts";
export { listSessions, type SessionLine } from "#lib/accounts/queries/list-sessions.ts";
export { newPendingApp, type ProposedApp, readPendingApp } from "#lib/accounts/queries/propose-app.ts";
export { readAccount } from "#lib/accounts/queries/read-account.ts";
export { type AccountSummary, readAccountSummary } from "#lib/accounts/queries/read-account-summary.ts";
export { readActivation, readRegistration } from "#lib/accounts/queries/read-activation.ts";
export { readAddressLink } from "#lib/accounts/queries/read-address-link.ts";
export { type ConsentInForce, type Consents, readConsents } from "#lib/accounts/queries/read-consents.ts";
export { type OwnAccount, readOwnAccount } from "#lib/accounts/queries/read-own-account.ts";
export { readPasswordReset } from "#lib/accounts/queries/read-password-reset.ts";
export { type ProofState, readProofChoices } from "#lib/accounts/queries/read-proof-choices.ts";
export { readSession, type SessionUser } from "#lib/accounts/queries/read-session.ts";
export { stillLive } from "#lib/accounts/queries/still-live.ts";
