import type { CursorKey } from "#lib/shared/pagination.ts";

/** What the history of an account shows, with its tone: every `account.*` event of the trail. The words are `accountHistory.events`. */
export type HistoryTone = "ok" | "warn" | "wait" | "stop";

export const HISTORY_TONES = {
  passwordAccepted: "wait",
  passwordRefused: "warn",
  locked: "stop",
  codeSent: "wait",
  codeRefused: "warn",
  signedIn: "ok",
  signedOut: "wait",
  passwordResetSent: "wait",
  passwordResetRefused: "warn",
  passwordChanged: "warn",
  passwordChangeRefused: "warn",
  sessionEnded: "warn",
  sessionsEnded: "warn",
  registered: "ok",
  registrationRefused: "warn",
  activationSent: "wait",
  activationRefused: "warn",
  activated: "ok",
  consentChanged: "wait",
  factorAdded: "ok",
  factorRemoved: "warn",
  factorRenamed: "wait",
  factorPreferred: "wait",
  proofRefused: "warn",
  proofGiven: "wait",
  recoveryCodesMade: "wait",
  recoveryCodeUsed: "warn",
  identityChanged: "wait",
  preferencesChanged: "wait",
  contactAsked: "wait",
  contactChanged: "wait",
  loginAsked: "warn",
  loginChanged: "warn",
  addressRefused: "warn",
  exported: "wait",
  closed: "stop",
  assisted: "warn",
  attackSuspected: "stop",
} as const satisfies Record<string, HistoryTone>;
export type HistoryType = keyof typeof HISTORY_TONES;

export function isHistoryType(type: string): type is HistoryType {
  return Object.hasOwn(HISTORY_TONES, type);
}

export type AccountEvent = {
  readonly id: string;
  readonly at: Date;
  /** Of the trail, without `account.`. */
  readonly type: string;
  readonly address: string | null;
  readonly detail: Readonly<Record<string, string>>;
  /** Whether the person did it, or support did. */
  readonly bySupport: boolean;
};

export function keyOf(event: AccountEvent): CursorKey {
  return [event.at.toISOString(), event.id];
}

/** The facts of an event as texts: what a sentence can be given. Lists are left to their caller. */
export function textsOf(detail: unknown): Record<string, string> {
  if (typeof detail !== "object" || detail === null) return {};
  return Object.fromEntries(
    Object.entries(detail).flatMap(([key, value]) =>
      ["string", "number", "boolean"].includes(typeof value) ? [[key, String(value)]] : [],
    ),
  );
}
