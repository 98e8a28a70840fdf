type FactorKind = "EMAIL" | "TOTP" | "WEBAUTHN";
type ProofKind = FactorKind | "RECOVERY";

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
  "account.signedIn": { factor: ProofKind; passwordless?: boolean };
  "account.signedOut": Record<never, never>;
  "account.passwordResetSent": Record<never, never>;
  "account.passwordResetRefused": { reason: "unknown" | "inactive" | "link" | "limited" };
  "account.passwordChanged": { by: "reset" | "owner"; sessionsEnded: number };
  "account.passwordChangeRefused": { reason: "wrong" | "limited" };
  "account.sessionEnded": { reason: string };
  "account.sessionsEnded": { count: number };
  /** `known`: the address had an account, whose owner was told. */
  "account.registered": { known: boolean };
  "account.registrationRefused": { reason: "limited" | "captcha" | "closed" };
  "account.activationSent": Record<never, never>;
  "account.activationRefused": { reason: "link" | "limited" };
  "account.activated": Record<never, never>;
  "account.consentChanged": { kind: "TERMS" | "SURVEY"; version: string; given: boolean };
  "account.factorAdded": { kind: FactorKind };
  "account.factorRemoved": { kind: FactorKind };
  "account.factorRenamed": { kind: FactorKind };
  "account.factorPreferred": { kind: FactorKind };
  /** A proof that was not accepted, with the reason's code. */
  "account.proofRefused": { factor: ProofKind; reason: string };
  /** A fresh proof in a session that was open already. */
  "account.proofGiven": { factor: ProofKind };
  "account.recoveryCodesMade": Record<never, never>;
  "account.recoveryCodeUsed": { left: number };
  "account.identityChanged": { fields: string[] };
  "account.preferencesChanged": { fields: string[] };
  "account.contactAsked": Record<never, never>;
  "account.contactChanged": Record<never, never>;
  "account.loginAsked": Record<never, never>;
  "account.loginChanged": Record<never, never>;
  "account.addressRefused": { reason: "link" | "limited" | "taken" };
  "account.exported": Record<never, never>;
  "account.closed": Record<never, never>;
  /** What support did to somebody's account; the subject is that person. */
  "account.assisted": { gesture: "activation" | "unlock" | "sessions"; reason: string };
  "account.attackSuspected": { target: "account" | "address"; tries: number };
  /** What administrators tell everybody; the text is where it is read. */
  "article.written": { domain: string };
  "article.published": Record<never, never>;
  "article.withdrawn": Record<never, never>;
  "message.written": { tone: string; reach: string };
  "message.ended": Record<never, never>;
  "webinar.written": Record<never, never>;
  "webinar.cancelled": Record<never, never>;
  /** The help and the welcome of the home page, as administrators write them; `page` and its language. */
  "help.drafted": { page: string; locale: string };
  "help.discarded": { page: string; locale: string };
  "help.published": { page: string; locale: string };
  "help.restored": { page: string; locale: string };
  "help.delivered": { page: string; locale: string };
  /** An administrator said something of an incident on the page of the portal's state. */
  "health.noted": { part: string };
  /** A visitor asked for too much: once for each visitor, class of routes and period, however many requests were refused. */
  "traffic.limited": { class: string; seconds: number };
  /** The mandate to make invoices in the name of a structure; `version` is that of its words. */
  "mandate.given": { version: string };
  "mandate.withdrawn": { version: string };
  "structure.created": { identifierType: string };
  /** A file of the directory was brought in by the operator; the counts of its report. */
  "directory.imported": { created: number; changed: number; deactivated: number; services: number; refused: number };
  /** What such a file changed of one structure. `services`: how many of them. */
  "structure.imported": { changed: boolean; deactivated: boolean; services: number };
  "structure.changed": { fields: string[] };
  "structure.refreshed": { fields: string[]; source: string };
  "structure.deactivated": Record<never, never>;
  "structure.activated": Record<never, never>;
  /** On the old structure and on the new one; `side` tells which. */
  "structure.identifierChanged": { side: "old" | "new" };
  /** `account`: its IBAN, masked. `until`: when it becomes valid, if it is held. */
  "bankAccount.added": { account: string; until: string | null };
  "bankAccount.replaced": { account: string; before: string; until: string | null };
  "bankAccount.renamed": { account: string };
  "bankAccount.ended": { account: string };
  "bankAccount.cancelled": { account: string };
  /** Its whole IBAN was shown to a manager. */
  "bankAccount.shown": { account: string };
  /** `code`: of the service, which its managers chose. */
  "service.created": { code: string };
  "service.changed": { code: string; fields: string[] };
  "service.deactivated": { code: string };
  "service.activated": { code: string };
  "engagements.published": { count: number };
  /** `code`: its number. */
  "engagement.closed": { code: string };
  "engagement.opened": { code: string };
  "attachment.requested": Record<never, never>;
  "attachment.decided": { approved: boolean };
  "attachment.cancelled": Record<never, never>;
  /** Nobody answered in time; the portal itself did it. */
  "attachment.expired": Record<never, never>;
  /** The subject is the person. Profiles as "FACTURES_EMISES MODIFICATION", the highest of each application, before and after; `serviceId` null: on the whole structure. */
  "rights.changed": { serviceId: string | null; before: string[]; after: string[] };
  /** The subject is the person who gets, or loses, a place in a structure. */
  "place.given": { means: "approval" | "direct" | "invitation"; serviceId: string | null; after: string[] };
  "place.ended": { means: "manager" | "self" };
  "role.changed": { before: string; after: string };
  "invitation.sent": { serviceId: string | null; after: string[] };
  "invitation.decided": { outcome: "accepted" | "declined" | "cancelled" };
  /** A claim to a structure whose manager is gone (feature F-152). */
  "claim.opened": { files: number; told: number };
  "claim.cancelled": Record<never, never>;
  "claim.objected": { manager: boolean };
  "claim.decided": { accepted: boolean; reason: string };
  /** A request for help; its words are not kept here. `desk`: who has to answer. */
  "chat.opened": Record<string, never>;
  "chat.taken": Record<string, never>;
  "chat.ended": { by: string };
  "ticket.sent": { number: string; desk: string; files: number };
  /** `by`: without a person, the author of a ticket without account, or time alone. */
  "ticket.moved": {
    number: string;
    event: string;
    from: string;
    to: string;
    files: number;
    by: "issuer" | "handler" | "system";
  };
  /** What tickets are about was changed by an administrator; its code. */
  "ticket.configured": { code: string; what: "category" | "subcategory" };
  /** Sent without an account, by a link or to an address that was never given, and refused. */
  "ticket.refused": { reason: "limited" | "captcha" | "address" | "link" };
  /** The list of the people of a structure was taken away as a file. */
  "people.exported": { count: number };
  "document.stored": { sha256: string; size: number };
  "document.downloaded": Record<never, never>;
  /** A lot, or an electronic invoice by itself: its number, and what it was received as. */
  "flow.received": { number: string; syntax: string };
  /** Every file of a lot was looked at. */
  "flow.processed": { number: string; drafts: number; refused: number };
  /** A job that was given up was tried again, by an administrator. */
  "queue.retried": { queue: string };
  /** Somebody looked for something in this very trail. */
  "audit.searched": { filters: string[] };
  /** From which day a rule of the reform holds, before and after; null: it does not. */
  "portal.reformSet": { rule: string; before: string | null; after: string | null };
  /** A setting of the portal, before and after, as its form has it; null: its default. None is a secret. */
  "portal.settingChanged": { key: string; before: string | null; after: string | null };
  /** Gestures of testers on their bench; never in production. */
  "bench.clockMoved": { days: number };
  "bench.ordered": { status: string; count: number };
  "bench.recipientSet": { scenario: string; delaySeconds: number };
  "invoice.drafted": Record<never, never>;
  "invoice.edited": { fields: string[] };
  "invoice.submitted": Record<never, never>;
  "invoice.transitioned": { event: string; from: string; to: string };
  /** A tester forced a status that the life cycle does not lead to; never in production. */
  "invoice.overridden": { from: string; to: string };
  "invoice.rejectionHandled": Record<never, never>;
  /** An archive of several invoices was taken away. */
  "invoices.downloaded": { invoiceIds: string[]; attachments: boolean };
  /** A list was taken away as a file. */
  "invoices.exported": { list: "search" | "workList"; format: "csv" | "xlsx" };
  /** In the thread of an invoice; the words are not kept here. */
  "invoice.commented": Record<never, never>;
  "invoice.commentWithdrawn": Record<never, never>;
  /** To whom, by id; null: it was given back. */
  "invoice.assigned": { assigneeId: string | null };
};
export type AuditType = keyof AuditDetails;

export type AuditSubjectType =
  | "user"
  | "session"
  | "structure"
  | "service"
  | "bankAccount"
  | "invoice"
  | "document"
  | "attachment"
  | "invitation"
  | "claim"
  | "flow"
  | "ticket"
  | "chat"
  | "job"
  | "incident"
  | "article"
  | "message"
  | "webinar"
  | "helpPage";
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
