import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/blocks.tsx";
import { Link } from "#components/ui/link.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { WrittenWebinar } from "#lib/content/public.ts";
import { routes } from "#lib/shared/routes.ts";

export function WrittenWebinars({ webinars }: { webinars: readonly WrittenWebinar[] }) {
  const t = useTranslations("contents");
  const words = useTranslations("webinars");
  if (webinars.length === 0) return <EmptyState title={t("noWebinar")}>{t("noWebinarText")}</EmptyState>;
  return (
    <Table<WrittenWebinar>
      caption={t("webinars")}
      captionHidden
      rows={webinars}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "title",
          header: t("titleFrench"),
          rowHeader: true,
          cell: ({ id, titleFrench }) => (
            <Link href={routes.writeWebinar(id)} lang="fr">
              {titleFrench}
            </Link>
          ),
        },
        { key: "at", header: t("startsAt"), nowrap: true, cell: ({ startsAt }) => <DateText value={startsAt} /> },
        { key: "phase", header: t("state"), cell: ({ phase }) => words(`phases.${phase}`) },
        { key: "taken", header: t("taken"), align: "end", cell: ({ taken, seats }) => `${taken} / ${seats}` },
      ]}
    />
  );
}
