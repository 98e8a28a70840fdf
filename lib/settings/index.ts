import "server-only";

export { type SettingSet, setSetting } from "#lib/settings/commands/set-setting.ts";
export { setSettingInput } from "#lib/settings/domain/schemas.ts";
export { isSettingKey, type Settings } from "#lib/settings/domain/table.ts";
export * from "#lib/settings/public.ts";
export { settingView, settingViews } from "#lib/settings/queries/setting-views.ts";
export { settings } from "#lib/settings/queries/settings.ts";
export { supportHours } from "#lib/settings/queries/support-hours.ts";
