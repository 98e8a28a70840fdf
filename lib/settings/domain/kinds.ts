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
    }
  | {
      /** A time of day in Paris, as `08:30`. */
      readonly kind: "time";
      readonly min: string;
      readonly max: string;
      readonly default: string;
      readonly below?: readonly string[];
    };

export type SettingProblem =
  | "SETTING_LONG"
  | "SETTING_CHARACTERS"
  | "SETTING_EMAIL"
  | "SETTING_PHONE"
  | "SETTING_CHOICE"
  | "SETTING_NUMBER"
  | "SETTING_TIME";
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
  if (setting.kind === "time") {
    const { min, max } = setting;
    const time = readTime(value);
    // Written alike, times compare as texts.
    return time !== null && time >= min && time <= max ? ok(time) : wrong("SETTING_TIME", { min, max });
  }
  if (value.length > setting.most) return wrong("SETTING_LONG", { length: value.length, most: setting.most });
  const plain = setting.kind === "lines" ? /^(?:\P{Cc}|\n)*$/u : /^\P{Cc}*$/u;
  if (!plain.test(value)) return wrong("SETTING_CHARACTERS");
  if (setting.kind === "email" && value !== "" && !isEmailAddress(value)) return wrong("SETTING_EMAIL");
  if (setting.kind === "phone" && value !== "" && !/^\+?\d[\d ().-]{3,}$/.test(value)) return wrong("SETTING_PHONE");
  return ok(value);
}

/** A time of day as it is kept, from the ways in which people write it: `8:30`, `08h30`, `8 h 30`, `9 h`. */
function readTime(typed: string): string | null {
  const [, hours = "", minutes = "00"] = /^(\d{1,2})\s?(?:[:h]\s?(\d{2})?)$/i.exec(typed) ?? [];
  if (hours === "" || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, "0")}:${minutes}`;
}

/** What settings that hold an order are compared by. */
export function rankOf(setting: SettingKind, text: string): number {
  return setting.kind === "time" ? Number(text.replace(":", "")) : Number(text);
}

/** A default as forms and rows have it. */
export function textOf(value: string | number | boolean): string {
  return typeof value === "boolean" ? (value ? YES : NO) : String(value);
}
