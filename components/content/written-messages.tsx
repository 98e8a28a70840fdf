import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/blocks.tsx";
import { Link } from "#components/ui/link.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { WrittenMessage } from "#lib/content/public.ts";
import { routes } from "#lib/shared/routes.ts";

export function WrittenMessages({ messages }: { messages: readonly WrittenMessage[] }) {
  const t = useTranslations("contents");
  if (messages.length === 0) return <EmptyState title={t("noMessage")}>{t("noMessageText")}</EmptyState>;
  return (
    <Table<WrittenMessage>
      caption={t("messages")}
      captionHidden
      rows={messages}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "title",
          header: t("titleFrench"),
          rowHeader: true,
          cell: ({ id, titleFrench }) => (
            <Link href={routes.writeMessage(id)} lang="fr">
              {titleFrench}
            </Link>
          ),
        },
        { key: "reach", header: t("reach"), cell: ({ reach }) => t(`reaches.${reach}`) },
        {
          key: "live",
          header: t("state"),
          cell: ({ phase }) => <StatusDot tone={phase === "live" ? "ok" : "neutral"}>{t(phase)}</StatusDot>,
        },
        { key: "from", header: t("startsAt"), nowrap: true, cell: ({ startsAt }) => <DateText value={startsAt} /> },
        {
          key: "until",
          header: t("endsAt"),
          nowrap: true,
          cell: ({ endsAt }) => (endsAt ? <DateText value={endsAt} /> : t("noEnd")),
        },
        { key: "readers", header: t("readers"), align: "end", cell: ({ readers }) => readers },
      ]}
    />
  );
}
