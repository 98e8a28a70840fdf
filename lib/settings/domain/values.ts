import { checkTyped, rankOf, textOf, YES } from "#lib/settings/domain/kinds.ts";
import { SETTING_KEYS, type SettingKey, type Settings, settingOf } from "#lib/settings/domain/table.ts";

/** Kept values by their key, as text; a setting that was never set, or was given back to its default, has none. */
export type Kept = ReadonlyMap<string, string>;

/** Defaults as text, by key. @param env what the environment says of those that it may say. */
export function defaultTexts(env: Readonly<Record<string, unknown>>): Readonly<Record<SettingKey, string>> {
  const entries = SETTING_KEYS.map((key) => {
    const setting = settingOf(key);
    const said = "env" in setting && setting.env ? env[setting.env] : undefined;
    return [key, textOf((said ?? setting.default) as string | number | boolean)] as const;
  });
  return Object.fromEntries(entries) as Record<SettingKey, string>;
}

/** What holds: what was set, else the default; a value that this version of the portal would not take counts as none. */
export function textsOf(kept: Kept, defaults: Readonly<Record<SettingKey, string>>): Record<SettingKey, string> {
  const entries = SETTING_KEYS.map((key) => {
    const set = kept.get(key);
    const good = set !== undefined && checkTyped(settingOf(key), set).ok;
    return [key, good ? set : defaults[key]] as const;
  });
  return Object.fromEntries(entries) as Record<SettingKey, string>;
}

/** The same with the type of each. */
export function valuesOf(texts: Readonly<Record<SettingKey, string>>): Settings {
  const entries = SETTING_KEYS.map((key) => {
    const { kind } = settingOf(key);
    const text = texts[key];
    return [key, kind === "number" ? Number(text) : kind === "flag" ? text === YES : text] as const;
  });
  // The table says the type of each; `checkTyped` let nothing else through.
  return Object.fromEntries(entries) as unknown as Settings;
}

/** What a value should be towards another one. */
export type OrderRule = "below" | "above" | "before" | "after";

/** The setting that a new value would no longer stay under, or over; null when the order of all holds. */
export function outOfOrder(
  key: SettingKey,
  texts: Readonly<Record<string, string>>,
): { readonly other: SettingKey; readonly rule: OrderRule } | null {
  for (const lower of SETTING_KEYS) {
    const setting = settingOf(lower);
    const highers = "below" in setting ? (setting.below ?? []) : [];
    for (const higher of highers as readonly SettingKey[]) {
      const rank = (of: SettingKey) => rankOf(settingOf(of), texts[of] ?? "");
      if (rank(lower) < rank(higher)) continue;
      const time = setting.kind === "time";
      if (lower === key) return { other: higher, rule: time ? "before" : "below" };
      if (higher === key) return { other: lower, rule: time ? "after" : "above" };
    }
  }
  return null;
}
