import { useLocale, useTranslations } from "next-intl";
import { ChatGesture } from "#components/chat/chat-gesture.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { Link } from "#components/ui/link.tsx";
import { Table } from "#components/ui/table.tsx";
import type { DeskChat } from "#lib/chat/index.ts";
import { formatDateTime } from "#lib/shared/dates.ts";
import type { FormState } from "#lib/shared/form-state.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  rows: readonly DeskChat[];
  now: Date;
  take: (before: FormState, data: FormData) => Promise<FormState>;
};

/** Who waits, the first first, then what is under way. */
export function ChatQueue({ rows, now, take }: Props) {
  const t = useTranslations("chat");
  const locale = useLocale();
  if (rows.length === 0) return <EmptyState title={t("queueNone")}>{t("queueNoneText")}</EmptyState>;
  const minutes = (since: Date) => Math.max(0, Math.floor((now.getTime() - since.getTime()) / 60_000));
  return (
    <Table<DeskChat>
      caption={t("queue", { count: rows.length })}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          header: t("who"),
          rowHeader: true,
          cell: (row) => <Link href={routes.deskChat(row.id)}>{row.name}</Link>,
        },
        {
          key: "first",
          header: t("question"),
          cell: (row) => <span className="quoted">{row.first.slice(0, 140)}</span>,
        },
        { key: "since", header: t("since"), cell: (row) => formatDateTime(row.openedAt, locale) },
        {
          key: "state",
          header: t("state"),
          cell: (row) =>
            row.state === "WAITING"
              ? t("waitsFor", { minutes: minutes(row.openedAt) })
              : t("heldBy", { name: row.mine ? t("me") : (row.agentName ?? "") }),
        },
        {
          key: "take",
          header: t("gesture"),
          cell: (row) =>
            row.state === "WAITING" ? (
              <ChatGesture action={take} chatId={row.id}>
                {t("take")}
              </ChatGesture>
            ) : (
              <Link href={routes.deskChat(row.id)}>{t("read")}</Link>
            ),
        },
      ]}
    />
  );
}
