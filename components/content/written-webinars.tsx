import { useTranslations } from "next-intl";
import { WrittenTable } from "#components/content/written-table.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { WrittenWebinar } from "#lib/content/public.ts";
import { routes } from "#lib/shared/routes.ts";

export function WrittenWebinars({ webinars }: { webinars: readonly WrittenWebinar[] }) {
  const t = useTranslations("contents");
  const words = useTranslations("webinars");
  return (
    <WrittenTable
      caption={t("webinars")}
      rows={webinars}
      href={routes.writeWebinar}
      none={{ title: t("noWebinar"), text: t("noWebinarText") }}
      columns={[
        { key: "at", header: t("startsAt"), nowrap: true, cell: ({ startsAt }) => <DateText value={startsAt} /> },
        { key: "phase", header: t("state"), cell: ({ phase }) => words(`phases.${phase}`) },
        { key: "taken", header: t("taken"), align: "end", cell: ({ taken, seats }) => `${taken} / ${seats}` },
      ]}
    />
  );
}
