/**
 * What the history of a structure shows to its managers, with its tone: events of the trail by their type. The words are
 * `structureHistory.events`, where a point in the type is a line below.
 */
export type StructureHistoryTone = "ok" | "warn" | "wait" | "stop";

export const STRUCTURE_HISTORY = {
  structure_created: "ok",
  structure_changed: "wait",
  structure_refreshed: "wait",
  structure_imported: "wait",
  structure_deactivated: "warn",
  structure_activated: "ok",
  structure_identifierChanged: "warn",
  bankAccount_added: "warn",
  bankAccount_replaced: "warn",
  bankAccount_renamed: "wait",
  bankAccount_ended: "warn",
  bankAccount_cancelled: "warn",
  bankAccount_shown: "wait",
  mandate_given: "ok",
  mandate_withdrawn: "warn",
  service_created: "ok",
  service_changed: "wait",
  service_deactivated: "warn",
  service_activated: "ok",
  engagements_published: "wait",
  engagement_closed: "warn",
  engagement_opened: "ok",
  attachment_requested: "wait",
  attachment_decided: "ok",
  attachment_cancelled: "wait",
  attachment_expired: "wait",
  rights_changed: "wait",
  place_given: "ok",
  place_ended: "warn",
  role_changed: "warn",
  invitation_sent: "wait",
  invitation_decided: "wait",
  people_exported: "wait",
  claim_opened: "warn",
  claim_cancelled: "wait",
  claim_objected: "warn",
  claim_decided: "warn",
} as const satisfies Record<string, StructureHistoryTone>;
export type StructureHistoryKey = keyof typeof STRUCTURE_HISTORY;

export function isStructureHistoryKey(key: string): key is StructureHistoryKey {
  return Object.hasOwn(STRUCTURE_HISTORY, key);
}

/** The types of the trail that are shown. */
export const STRUCTURE_HISTORY_TYPES: readonly string[] = Object.keys(STRUCTURE_HISTORY).map((key) =>
  key.replace("_", "."),
);

/** The fields that events name as changed; their words are `structureHistory.fields`. */
export const HISTORY_FIELDS = [
  "legalName",
  "addressLine",
  "addressLine2",
  "addressLine3",
  "postcode",
  "town",
  "country",
  "email",
  "phone",
  "vatNumber",
  "rcsNumber",
  "undisclosed",
  "label",
  "description",
  "validFrom",
  "validTo",
  "requiresCommitment",
  "paymentReported",
  "asked",
  "paymentDays",
] as const;
export type HistoryField = (typeof HISTORY_FIELDS)[number];

export type StructureEvent = {
  readonly id: string;
  readonly at: Date;
  readonly key: StructureHistoryKey;
  /** Who did it; null when it was nobody in particular, or someone who is no longer there. */
  readonly person: string | null;
  /** Whom it is about, when it is a person. */
  readonly about: string | null;
  readonly detail: Readonly<Record<string, string>>;
  readonly fields: readonly HistoryField[];
};

/** The facts of an event as texts, and the fields it names that this version knows. */
export function readEventDetail(detail: unknown): Pick<StructureEvent, "detail" | "fields"> {
  if (typeof detail !== "object" || detail === null) return { detail: {}, fields: [] };
  const named = "fields" in detail && Array.isArray(detail.fields) ? detail.fields : [];
  return {
    detail: Object.fromEntries(
      Object.entries(detail).flatMap(([key, value]) =>
        ["string", "number", "boolean"].includes(typeof value) ? [[key, String(value)]] : [],
      ),
    ),
    fields: HISTORY_FIELDS.filter((field) => named.includes(field)),
  };
}
