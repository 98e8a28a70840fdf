import { useTranslations } from "next-intl";
import { WrittenTable } from "#components/content/written-table.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { WrittenMessage } from "#lib/content/public.ts";
import { routes } from "#lib/shared/routes.ts";

export function WrittenMessages({ messages }: { messages: readonly WrittenMessage[] }) {
  const t = useTranslations("contents");
  return (
    <WrittenTable
      caption={t("messages")}
      rows={messages}
      href={routes.writeMessage}
      none={{ title: t("noMessage"), text: t("noMessageText") }}
      columns={[
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
