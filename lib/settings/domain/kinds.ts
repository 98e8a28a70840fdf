import { isEmailAddress } from "#lib/shared/email.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** What can be typed for a setting. */
export type SettingKind =
  | { readonly kind: "text" | "lines" | "email" | "phone"; readonly most: number; readonly default: string }
  | { readonly kind: "flag"; readonly default: boolean }
  | { readonly kind: "choice"; readonly choices: readonly string[]; readonly default: string; readonly env?: string }
  | {
      readonly kind: "number";
      readonly unit: "minutes" | "hours" | "days";
      readonly min: number;
      readonly max: number;
      readonly default: number;
      readonly env?: string;
      /** Settings that it stays under. */
      readonly below?: readonly string[];
    };

export type SettingProblem =
  | "SETTING_LONG"
  | "SETTING_CHARACTERS"
  | "SETTING_EMAIL"
  | "SETTING_PHONE"
  | "SETTING_CHOICE"
  | "SETTING_NUMBER";
/** As much of a wrong value as a sentence shows. */
const SHOWN = 40;

/** A flag as forms and rows have it. */
export const YES = "oui";
export const NO = "non";

/**
 * What was typed, as it is kept: without spaces around it, a line break as one character, a number without zeros before it. Refused with
 * the value and the rule, for the sentence.
 */
export function checkTyped(setting: SettingKind, typed: string): Result<string, SettingProblem> {
  const value = typed.replaceAll("\r\n", "\n").trim();
  const wrong = (code: SettingProblem, params: Record<string, string | number> = {}) =>
    refuse(code, { params: { value: value.slice(0, SHOWN), ...params } });
  if (setting.kind === "flag") return value === YES || value === NO ? ok(value) : wrong("SETTING_CHOICE");
  if (setting.kind === "choice") return setting.choices.includes(value) ? ok(value) : wrong("SETTING_CHOICE");
  if (setting.kind === "number") {
    const { min, max, unit } = setting;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    return number >= min && number <= max ? ok(String(number)) : wrong("SETTING_NUMBER", { min, max, unit });
  }
  if (value.length > setting.most) return wrong("SETTING_LONG", { length: value.length, most: setting.most });
  const plain = setting.kind === "lines" ? /^(?:\P{Cc}|\n)*$/u : /^\P{Cc}*$/u;
  if (!plain.test(value)) return wrong("SETTING_CHARACTERS");
  if (setting.kind === "email" && value !== "" && !isEmailAddress(value)) return wrong("SETTING_EMAIL");
  if (setting.kind === "phone" && value !== "" && !/^\+?\d[\d ().-]{3,}$/.test(value)) return wrong("SETTING_PHONE");
  return ok(value);
}

/** A default as forms and rows have it. */
export function textOf(value: string | number | boolean): string {
  return typeof value === "boolean" ? (value ? YES : NO) : String(value);
}
