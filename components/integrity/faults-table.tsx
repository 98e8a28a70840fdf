import { useTranslations } from "next-intl";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { IntegrityFaultView } from "#lib/integrity/domain/runs.ts";

export function FaultsTable({ faults }: { faults: readonly IntegrityFaultView[] }) {
  const t = useTranslations("integrity");
  return (
    <Table<IntegrityFaultView>
      caption={t("faults")}
      rows={faults}
      rowKey={({ subject }) => subject}
      columns={[
        { key: "subject", header: t("subject"), rowHeader: true, cell: ({ subject }) => <code>{subject}</code> },
        { key: "kind", header: t("kind"), cell: ({ kind }) => t(`kinds.${kind}`) },
        { key: "reason", header: t("reason"), cell: ({ reason }) => t(`reasons.${reason}`) },
        { key: "found", header: t("found"), nowrap: true, cell: ({ foundAt }) => <DateText value={foundAt} /> },
      ]}
    />
  );
}
