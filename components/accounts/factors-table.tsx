import { useTranslations } from "next-intl";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { Link } from "#components/ui/link.tsx";
import { Badge } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { FactorLine } from "#lib/accounts/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** What a person proves themself with, one line each. */
export function FactorsTable({ factors }: { factors: readonly FactorLine[] }) {
  const t = useTranslations("factors");
  return (
    <Table<FactorLine>
      caption={t("caption")}
      rows={factors}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", header: t("name"), rowHeader: true, cell: (factor) => <FactorName factor={factor} /> },
        { key: "added", header: t("added"), cell: ({ createdAt }) => <DateText value={createdAt} /> },
        {
          key: "used",
          header: t("used"),
          cell: ({ lastUsedAt }) => (lastUsedAt ? <DateText value={lastUsedAt} /> : t("never")),
        },
        {
          key: "preferred",
          header: t("preferred"),
          cell: ({ preferred }) => (preferred ? <Badge tone="ok">{t("isPreferred")}</Badge> : t("onRequest")),
        },
        {
          key: "manage",
          header: t("manage"),
          hiddenHeader: true,
          cell: ({ id, kind, label }) => (
            <Link href={routes.factor(id)}>
              {t("manage")}
              <VisuallyHidden> {label || t(`kinds.${kind}`)}</VisuallyHidden>
            </Link>
          ),
        },
      ]}
    />
  );
}

function FactorName({ factor: { kind, label, passwordless } }: { factor: FactorLine }) {
  const t = useTranslations("factors");
  return (
    <span className="grid gap-1">
      <span>{label || t(`kinds.${kind}`)}</span>
      {label && <small>{t(`kinds.${kind}`)}</small>}
      {passwordless && <small>{t("passwordless")}</small>}
    </span>
  );
}
