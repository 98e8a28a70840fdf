/** What each notification carries. Its sentence is `notifications.<type>` in messages, and the mail of the same name says more. */
export type NotificationData = {
  /** `otherParty` is the recipient's name; `motif` the code of the reason it chose and `reason` what it wrote, when it gave any. */
  "invoice.statusChanged": { number: string; status: string; otherParty: string; motif?: string; reason?: string };
  /** `otherParty` is the supplier's name. */
  "invoice.received": { number: string; otherParty: string };
  /** `person` wrote in the thread, in the name of `otherParty`. */
  "invoice.commented": { number: string; person: string; otherParty: string };
  /** `otherParty` is the supplier's name; `until` the last day to answer, or nothing. */
  "invoice.toValidate": { number: string; otherParty: string; until: string };
  /** `otherParty` asks, or keeps the invoice; `reason` is what it wrote. */
  "invoice.cancellationAsked": { number: string; otherParty: string; reason: string };
  "invoice.cancellationRefused": { number: string; otherParty: string; reason: string };
  /** `day`: of « Mise en paiement ». */
  "invoice.paymentReminder": { number: string; otherParty: string; day: string };
  /** A draft of a recurring invoice is ready, or none can be made; `model`: its name. */
  "invoice.recurringDraft": { model: string };
  "invoice.recurrencePaused": { model: string };
  /** Every file of a lot was looked at: how many became drafts, how many were refused. `number` is the flow's, `file` the archive's name. */
  "invoice.lotRead": { number: string; file: string; drafts: string; refused: string };
  /** `person` gave it to them; `otherParty` is the supplier's name. */
  "invoice.assigned": { number: string; person: string; otherParty: string };
  /** For the managers: who asks to be attached, to which structure. */
  "attachment.requested": { person: string; structure: string };
  "attachment.approved": { structure: string };
  "attachment.refused": { structure: string; reason: string };
  /** To the author: nobody answered. */
  "attachment.expired": { structure: string };
  /** To the managers: it still waits. */
  "attachment.reminder": { person: string; structure: string };
  /** `person` is the manager who changed the rights. */
  "rights.changed": { person: string; structure: string };
  /** `person` is the manager who attached them. */
  "place.given": { person: string; structure: string };
  /** To the person, when a manager detached them; to the managers, who left by themselves (`person`). */
  "place.ended": { person: string; structure: string };
  "place.left": { person: string; structure: string };
  "invitation.accepted": { person: string; structure: string };
  /** `role` is the one that the person has now. */
  "role.changed": { person: string; structure: string; role: string };
  /** To the other managers: who handed the main role over, and to whom. */
  "role.handedOver": { person: string; structure: string; successor: string };
  /** For whoever asked: the structure does not decide any more. */
  "attachment.closed": { structure: string };
  "structure.deactivated": { structure: string; person: string };
  "structure.activated": { structure: string; person: string };
  /** `before` and `after`: the identifiers. */
  "structure.identifierChanged": { structure: string; person: string; before: string; after: string };
  /** `what`: added, replaced, renamed, ended or cancelled. `account`: the IBAN, masked. `until`: when a held one becomes valid, or nothing. */
  "bankAccount.changed": { structure: string; person: string; what: string; account: string; until: string };
  /** To the claimant. */
  "claim.objected": { structure: string };
  "claim.accepted": { structure: string };
  "claim.refused": { structure: string; reason: string };
  /** To the members: what support decided. */
  "claim.tookOver": { person: string; structure: string };
  /** To staff: a claim was made, or can be decided. */
  "claim.waiting": { person: string; structure: string };
  /** To those who answer: a ticket arrived, or was handed on to them; `otherParty` sent it, or nothing when nobody's structure did. */
  "ticket.received": { number: string; what: string; otherParty: string };
  /** To whoever has it: what its issuer did. */
  "ticket.followed": { number: string; what: string; otherParty: string };
  /** To its issuer: it was answered, or more is asked; `otherParty` is the entity, or nothing for the support of the portal. */
  "ticket.answered": { number: string; what: string; otherParty: string };
  /** To administrators: files (FILES) or histories (HISTORIES) that are not as they were left. */
  "integrity.broken": { kind: string; count: string };
  /** To staff: many networks guess at one account (`target` its address), or one network guesses at many accounts (`target` that network). */
  "account.attacked": { target: string; tries: string };
  "account.sprayed": { target: string; tries: string };
};
export type NotificationType = keyof NotificationData;

export const NOTIFICATION_TYPES = [
  "invoice.statusChanged",
  "invoice.received",
  "invoice.commented",
  "invoice.toValidate",
  "invoice.assigned",
  "invoice.cancellationAsked",
  "invoice.cancellationRefused",
  "invoice.paymentReminder",
  "invoice.lotRead",
  "invoice.recurringDraft",
  "invoice.recurrencePaused",
  "attachment.requested",
  "attachment.approved",
  "attachment.refused",
  "attachment.expired",
  "attachment.reminder",
  "rights.changed",
  "place.given",
  "place.ended",
  "place.left",
  "invitation.accepted",
  "role.changed",
  "role.handedOver",
  "attachment.closed",
  "structure.deactivated",
  "structure.activated",
  "structure.identifierChanged",
  "bankAccount.changed",
  "claim.objected",
  "claim.accepted",
  "claim.refused",
  "claim.tookOver",
  "claim.waiting",
  "ticket.received",
  "ticket.followed",
  "ticket.answered",
  "account.attacked",
  "account.sprayed",
  "integrity.broken",
] as const satisfies NotificationType[];
/** What only support and administration are told. */
export const STAFF_TYPES: readonly NotificationType[] = [
  "account.attacked",
  "account.sprayed",
  "claim.waiting",
  "integrity.broken",
];

/** What always reaches people: whoever got into an account must not silence it first. */
export const ALWAYS_TOLD: readonly NotificationType[] = [
  "structure.identifierChanged",
  "bankAccount.changed",
  "claim.tookOver",
];

/** What a person can be told of, and can choose about. */
export function typesFor(systemRole: string): NotificationType[] {
  return NOTIFICATION_TYPES.filter(
    (type) => !ALWAYS_TOLD.includes(type) && (["SUPPORT", "ADMIN"].includes(systemRole) || !STAFF_TYPES.includes(type)),
  );
}

export function isNotificationType(type: string): type is NotificationType {
  return (NOTIFICATION_TYPES as readonly string[]).includes(type);
}
export const CHANNELS = ["portal", "mail"] as const;
export type Channel = (typeof CHANNELS)[number];
