import { useTranslations } from "next-intl";
import { SettingValue } from "#components/settings/setting-value.tsx";
import { Link } from "#components/ui/link.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { SettingGroup, SettingView } from "#lib/settings/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** The settings of one group: what holds, and since when. */
export function SettingsTable({ group, views }: { group: SettingGroup; views: readonly SettingView[] }) {
  const t = useTranslations("settings");
  return (
    <Table<SettingView>
      caption={t(`groups.${group}`)}
      rows={views.filter(({ setting }) => setting.group === group)}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "name",
          header: t("setting"),
          rowHeader: true,
          cell: ({ key }) => <Link href={routes.adminSetting(key)}>{t(`names.${key}`)}</Link>,
        },
        {
          key: "value",
          header: t("value"),
          cell: ({ key, setting, value }) => <SettingValue name={key} setting={setting} value={value} />,
        },
        {
          key: "since",
          header: t("since"),
          cell: ({ changes: [last] }) => (last ? <DateText value={last.at} /> : t("byDefault")),
        },
      ]}
    />
  );
}
