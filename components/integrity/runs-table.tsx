import { useLocale, useTranslations } from "next-intl";
import { StatusDot } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { IntegrityRunView } from "#lib/integrity/domain/runs.ts";
import { numberFormat } from "#lib/shared/intl.ts";

export function RunsTable({ runs }: { runs: readonly IntegrityRunView[] }) {
  const t = useTranslations("integrity");
  const whole = numberFormat(useLocale(), {});
  return (
    <Table<IntegrityRunView>
      caption={t("runs")}
      rows={runs}
      rowKey={({ id }) => id}
      columns={[
        { key: "kind", header: t("kind"), rowHeader: true, cell: ({ kind }) => t(`kinds.${kind}`) },
        { key: "started", header: t("started"), nowrap: true, cell: ({ startedAt }) => <DateText value={startedAt} /> },
        {
          key: "ended",
          header: t("ended"),
          nowrap: true,
          cell: ({ endedAt }) => (endedAt ? <DateText value={endedAt} /> : t("running")),
        },
        { key: "checked", header: t("checked"), align: "end", cell: ({ checked }) => whole.format(checked) },
        { key: "broken", header: t("broken"), cell: (run) => <Outcome run={run} /> },
      ]}
    />
  );
}

function Outcome({ run }: { run: IntegrityRunView }) {
  const t = useTranslations("integrity");
  if (run.broken > 0) return <StatusDot tone="stop">{t("notWhole", { count: run.broken })}</StatusDot>;
  return run.endedAt ? (
    <StatusDot tone="ok">{t("whole")}</StatusDot>
  ) : (
    <StatusDot tone="wait">{t("running")}</StatusDot>
  );
}
