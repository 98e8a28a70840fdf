import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { db } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { isSettingKey, SETTING_KEYS, settingOf } from "#lib/settings/domain/table.ts";
import { defaultTexts, textsOf } from "#lib/settings/domain/values.ts";
import type { SettingView } from "#lib/settings/domain/views.ts";
import { keptOf } from "#lib/settings/queries/settings.ts";

/** Every setting, with who changed it; null for who may not know. */
export async function settingViews(actor: Actor): Promise<readonly SettingView[] | null> {
  if (!canAsStaff(actor, "settings.manage")) return null;
  const rows = await db().portalSetting.findMany({
    orderBy: { version: "desc" },
    select: {
      ...{ key: true, version: true, value: true, setAt: true },
      setBy: { select: { firstName: true, lastName: true } },
    },
  });
  const newest = SETTING_KEYS.flatMap((key) => rows.find((row) => row.key === key) ?? []);
  const defaults = defaultTexts(env());
  const texts = textsOf(keptOf(newest), defaults);
  return SETTING_KEYS.map((key) => {
    const own = rows.filter((row) => row.key === key);
    return {
      ...{ key, setting: settingOf(key), version: own[0]?.version ?? 0, value: texts[key], default: defaults[key] },
      changes: own.map(({ version, value, setAt, setBy }) => ({
        ...{ version, value, at: setAt, by: `${setBy.firstName} ${setBy.lastName}` },
      })),
    };
  });
}

/** One of them, by the name in its address. */
export async function settingView(actor: Actor, key: string): Promise<SettingView | null> {
  if (!isSettingKey(key)) return null;
  return (await settingViews(actor))?.find((view) => view.key === key) ?? null;
}
