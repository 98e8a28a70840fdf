/** What browser code and markup may import of settings: tables and types. */
export { SETTING_GROUPS, type Setting, type SettingGroup, type SettingKey } from "#lib/settings/domain/table.ts";
export type { SettingChange, SettingView } from "#lib/settings/domain/views.ts";
