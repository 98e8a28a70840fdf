/**
 * The closed list of what the trail records, each with the facts it carries. Never a secret, never the text of a comment:
 * the trail outlives the account it speaks of.
 */
export type AuditDetails = {
  "account.passwordAccepted": Record<never, never>;
  "account.passwordRefused": { reason: "unknown" | "wrong" | "locked" | "inactive" | "limited" };
  "account.locked": { minutes: number };
  "account.codeSent": Record<never, never>;
  "account.codeRefused": { reason: string };
  "account.signedIn": { factor: "EMAIL" | "TOTP" | "WEBAUTHN" };
  "account.signedOut": Record<never, never>;
  "account.passwordResetSent": Record<never, never>;
  "account.passwordResetRefused": { reason: "unknown" | "inactive" | "link" | "limited" };
  "account.passwordChanged": { by: "reset"; sessionsEnded: number };
  "account.sessionEnded": { reason: string };
  "document.stored": { sha256: string; size: number };
  "document.downloaded": Record<never, never>;
  "invoice.drafted": Record<never, never>;
  "invoice.edited": { fields: string[] };
  "invoice.submitted": { number: string };
  "invoice.transitioned": { event: string; from: string; to: string };
  "invoice.rejectionHandled": Record<never, never>;
};
export type AuditType = keyof AuditDetails;

export type AuditSubjectType = "user" | "session" | "structure" | "invoice" | "document";
export type AuditSubject = { readonly type: AuditSubjectType; readonly id: string };

export type AuditInput<T extends AuditType = AuditType> = {
  readonly type: T;
  readonly detail: AuditDetails[T];
  /** `refused` for an attempt that the portal turned down. */
  readonly outcome?: "done" | "refused";
  readonly userId?: string | null;
  readonly sessionId?: string | null;
  readonly structureId?: string | null;
  readonly subject?: AuditSubject;
  readonly address?: string | null;
};
