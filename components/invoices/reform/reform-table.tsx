import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { ReformRuleView } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

const TONES = { off: "neutral", planned: "wait", inForce: "ok" } as const;

/** Each rule, what it changes, and whether it holds. */
export function ReformTable({ settings }: { settings: readonly ReformRuleView[] }) {
  const t = useTranslations("reform");
  return (
    <Table<ReformRuleView>
      caption={t("caption")}
      rows={settings}
      rowKey={({ rule }) => rule}
      columns={[
        {
          key: "rule",
          header: t("rule"),
          rowHeader: true,
          cell: ({ rule }) => <Link href={routes.adminReformRule(rule)}>{t(`rules.${rule}.name`)}</Link>,
        },
        { key: "before", header: t("before"), cell: ({ rule }) => t(`rules.${rule}.before`) },
        { key: "after", header: t("after"), cell: ({ rule }) => t(`rules.${rule}.after`) },
        {
          key: "state",
          header: t("state"),
          cell: ({ state, holdsFrom }) => (
            <>
              <StatusDot tone={TONES[state]}>{t(`states.${state}`)}</StatusDot>
              {holdsFrom && (
                <>
                  {" "}
                  <DateText value={holdsFrom} />
                </>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
