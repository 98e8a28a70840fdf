import { useTranslations } from "next-intl";
import type { Setting, SettingKey } from "#lib/settings/public.ts";

/** A value as people read it: yes or no, a choice by its words, a number with its unit. */
export function SettingValue({ name, setting, value }: { name: SettingKey; setting: Setting; value: string }) {
  const t = useTranslations("settings");
  if (setting.kind === "flag") return t(value === "oui" ? "yes" : "no");
  if (setting.kind === "choice")
    return name === "chatHours" ? t(`choices.${value === "always" ? "always" : "working"}`) : value;
  if (setting.kind === "number") return t(`units.${setting.unit}`, { count: Number(value) });
  return value === "" ? <span className="muted">{t("nothing")}</span> : <span className="quoted">{value}</span>;
}
