import type { Setting, SettingKey } from "#lib/settings/domain/table.ts";

/** `value` null: given back to its default. */
export type SettingChange = {
  readonly version: number;
  readonly value: string | null;
  readonly at: Date;
  readonly by: string;
};

/** A setting as administrators see it. */
export type SettingView = {
  readonly key: SettingKey;
  readonly setting: Setting;
  /** 0: it was never set. */
  readonly version: number;
  /** What holds, and what would without anybody's word: as forms have them. */
  readonly value: string;
  readonly default: string;
  /** Last first. */
  readonly changes: readonly SettingChange[];
};
