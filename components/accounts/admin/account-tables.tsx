import { useTranslations } from "next-intl";
import { Badge, StatusDot } from "#components/ui/status.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { DateText, Identifier } from "#components/ui/values.tsx";
import type { AttachmentLine } from "#lib/access/public.ts";
import type { FactorLine, SessionLine } from "#lib/accounts/public.ts";

/** The sessions that live now, by device and last use. */
export function SessionsTable({ sessions }: { sessions: readonly SessionLine[] }) {
  const t = useTranslations("adminAccounts");
  if (sessions.length === 0) return <p>{t("noSession")}</p>;
  const device = ({ device: { browser, system } }: SessionLine) =>
    [browser, system].filter(Boolean).join(" – ") || t("unknownDevice");
  const columns: Column<SessionLine>[] = [
    {
      key: "device",
      header: t("device"),
      rowHeader: true,
      cell: (row) => (
        <>
          {device(row)} {row.half && <Badge tone="wait">{t("half")}</Badge>}
        </>
      ),
    },
    { key: "opened", header: t("opened"), nowrap: true, cell: (row) => <DateText value={row.openedAt} /> },
    { key: "lastSeen", header: t("lastSeen"), nowrap: true, cell: (row) => <DateText value={row.lastSeenAt} /> },
  ];
  return (
    <Table caption={t("sessionsTitle")} captionHidden columns={columns} rows={sessions} rowKey={(row) => row.id} />
  );
}

/** Factors by kind: neither their names, which people choose, nor what is in them. */
export function FactorsTable({
  factors,
  recoveryCodesLeft,
}: {
  factors: readonly FactorLine[];
  recoveryCodesLeft: number;
}) {
  const t = useTranslations("adminAccounts");
  const columns: Column<FactorLine>[] = [
    {
      key: "kind",
      header: t("factor"),
      rowHeader: true,
      cell: (row) => (
        <>
          {t(`factors.${row.kind}`)} {row.preferred && <Badge>{t("preferred")}</Badge>}
        </>
      ),
    },
    { key: "since", header: t("since"), nowrap: true, cell: (row) => <DateText value={row.since} /> },
    {
      key: "lastUsed",
      header: t("lastUsed"),
      nowrap: true,
      cell: (row) => (row.lastUsedAt ? <DateText value={row.lastUsedAt} /> : t("never")),
    },
  ];
  return (
    <>
      <Table caption={t("factorsTitle")} captionHidden columns={columns} rows={factors} rowKey={(row) => row.id} />
      <p>{t("recoveryCodes", { count: recoveryCodesLeft })}</p>
    </>
  );
}

/** The structures the person acts for. */
export function AccountMemberships({ lines }: { lines: readonly AttachmentLine[] }) {
  const t = useTranslations("attachments");
  const rights = useTranslations("rights");
  const admin = useTranslations("adminAccounts");
  if (lines.length === 0) return <p>{admin("noMembership")}</p>;
  const columns: Column<AttachmentLine>[] = [
    { key: "legalName", header: t("legalName"), rowHeader: true, cell: (line) => line.legalName },
    {
      key: "identifier",
      header: t("identifier"),
      nowrap: true,
      cell: (line) => <Identifier value={line.identifier} />,
    },
    { key: "role", header: t("role"), cell: (line) => rights(`roles.${line.role}`) },
    {
      key: "status",
      header: t("status"),
      nowrap: true,
      cell: (line) => (
        <StatusDot tone={line.active ? "ok" : "neutral"}>{t(line.active ? "active" : "inactive")}</StatusDot>
      ),
    },
    { key: "since", header: t("since"), nowrap: true, cell: (line) => <DateText value={line.since} /> },
  ];
  return (
    <Table
      caption={admin("membershipsTitle")}
      captionHidden
      columns={columns}
      rows={lines}
      rowKey={(line) => line.structureId}
    />
  );
}
