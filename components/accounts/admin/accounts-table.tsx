import { useTranslations } from "next-intl";
import { AccountStatusDot } from "#components/accounts/admin/account-status.tsx";
import { Link } from "#components/ui/link.tsx";
import { Badge } from "#components/ui/status.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { AccountRow } from "#lib/accounts/public.ts";
import { routes } from "#lib/shared/routes.ts";

export function AccountsTable({ rows }: { rows: readonly AccountRow[] }) {
  const t = useTranslations("adminAccounts");
  const columns: Column<AccountRow>[] = [
    {
      key: "name",
      header: t("columns.name"),
      rowHeader: true,
      cell: (row) => <Link href={routes.adminAccount(row.id)}>{row.name}</Link>,
    },
    { key: "email", header: t("columns.email"), cell: (row) => <span className="break-all">{row.email}</span> },
    {
      key: "status",
      header: t("columns.status"),
      nowrap: true,
      cell: (row) => <AccountStatusDot status={row.status} />,
    },
    {
      key: "lastSignInAt",
      header: t("columns.lastSignIn"),
      nowrap: true,
      cell: (row) => (row.lastSignInAt ? <DateText value={row.lastSignInAt} /> : t("never")),
    },
    { key: "createdAt", header: t("columns.created"), nowrap: true, cell: (row) => <DateText value={row.createdAt} /> },
    {
      key: "locked",
      header: t("columns.locked"),
      nowrap: true,
      cell: (row) => (row.lockedUntil ? <Badge tone="stop">{t("locked")}</Badge> : t("notLocked")),
    },
  ];
  return <Table caption={t("caption")} captionHidden columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
