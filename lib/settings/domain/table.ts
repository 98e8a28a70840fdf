import type { SettingKind } from "#lib/settings/domain/kinds.ts";

/** What a setting is, as data: its form, its checks, its documentation (`docs/settings.md`) and its tests follow from here. */
export type Setting = SettingKind & {
  readonly group: SettingGroup;
  /** Where it has its effect: a test finds its name there. */
  readonly usedIn: readonly string[];
};

export const SETTING_GROUPS = ["notice", "accounts", "support", "structures"] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];

const NOTICE = ["app/(public)/mentions-legales/page.tsx"];
const CONTACT = [...NOTICE, "app/(public)/support/page.tsx"];
const DELAYS = ["lib/tickets/data/delays.ts"];

/**
 * What an administrator changes while the portal runs (decision 76): no secret, nothing of the machines. `default`: what holds until
 * somebody says otherwise; `env`: the variable that says it instead.
 */
export const SETTINGS = {
  operator: { group: "notice", kind: "text", most: 120, default: "", usedIn: NOTICE },
  operatorAddress: { group: "notice", kind: "lines", most: 300, default: "", usedIn: NOTICE },
  host: { group: "notice", kind: "lines", most: 300, default: "", usedIn: NOTICE },
  contactEmail: { group: "notice", kind: "email", most: 254, default: "", usedIn: CONTACT },
  contactPhone: { group: "notice", kind: "phone", most: 30, default: "", usedIn: CONTACT },

  registrationOpen: {
    ...{ group: "accounts", kind: "flag", default: true },
    usedIn: ["lib/accounts/commands/register.ts", "app/(auth)/inscription/page.tsx"],
  },
  surveyOffered: {
    ...{ group: "accounts", kind: "flag", default: true },
    usedIn: ["lib/accounts/commands/register.ts", "lib/accounts/commands/change-survey.ts"],
  },
  invitationDays: {
    ...{ group: "accounts", kind: "number", unit: "days", min: 1, max: 30, default: 7 },
    usedIn: ["lib/access/commands/attach-person.ts"],
  },

  supportOpens: {
    ...{ group: "support", kind: "time", min: "06:00", max: "21:00", default: "08:30", below: ["supportCloses"] },
    usedIn: ["lib/settings/queries/support-hours.ts"],
  },
  supportCloses: {
    ...{ group: "support", kind: "time", min: "07:00", max: "22:00", default: "18:30" },
    usedIn: ["lib/settings/queries/support-hours.ts"],
  },
  chatHours: {
    ...{ group: "support", kind: "choice", choices: ["working", "always"], default: "working", env: "CHAT_HOURS" },
    usedIn: ["lib/chat/data/opening.ts"],
  },
  chatSilenceMinutes: {
    ...{ group: "support", kind: "number", unit: "minutes", min: 5, max: 120, default: 20 },
    usedIn: ["lib/chat/commands/sweep-chats.ts"],
  },
  chatKeptDays: {
    ...{ group: "support", kind: "number", unit: "days", min: 7, max: 365, default: 90 },
    usedIn: ["lib/chat/commands/sweep-chats.ts"],
  },
  ticketAnsweredDays: {
    ...{ group: "support", kind: "number", unit: "days", min: 3, max: 90, default: 15 },
    usedIn: DELAYS,
  },
  ticketAskedDays: {
    ...{ group: "support", kind: "number", unit: "days", min: 3, max: 180, default: 30 },
    usedIn: DELAYS,
  },
  ticketRemindDays: {
    ...{ group: "support", kind: "number", unit: "days", min: 1, max: 30, default: 5 },
    ...{ below: ["ticketAnsweredDays", "ticketAskedDays"], usedIn: DELAYS },
  },
  ticketReopenDays: {
    ...{ group: "support", kind: "number", unit: "days", min: 1, max: 365, default: 30 },
    usedIn: DELAYS,
  },
  ticketLinkDays: {
    ...{ group: "support", kind: "number", unit: "days", min: 7, max: 365, default: 90 },
    usedIn: ["lib/tickets/data/links.ts", "lib/tickets/data/replies.ts"],
  },

  bankAccountHoldHours: {
    ...{ group: "structures", kind: "number", unit: "hours", min: 0, max: 720, default: 0 },
    ...{ env: "BANK_ACCOUNT_HOLD_HOURS", usedIn: ["lib/structures/data/bank-accounts.ts"] },
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingKey = keyof typeof SETTINGS;
export const SETTING_KEYS = Object.keys(SETTINGS) as readonly SettingKey[];

type ValueOf<S> = S extends { kind: "number" }
  ? number
  : S extends { kind: "flag" }
    ? boolean
    : S extends { choices: readonly (infer C)[] }
      ? C
      : string;
/** Every setting by its name, as code reads it. */
export type Settings = { readonly [K in SettingKey]: ValueOf<(typeof SETTINGS)[K]> };

export function isSettingKey(text: string): text is SettingKey {
  return Object.hasOwn(SETTINGS, text);
}

/** The setting of a name, without what only its own type says. */
export function settingOf(key: SettingKey): Setting {
  return SETTINGS[key];
}
