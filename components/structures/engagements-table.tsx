import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Form } from "#components/ui/form.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Table } from "#components/ui/table.tsx";
import type { EngagementRow } from "#lib/structures/public.ts";

type Props = {
  structureId: string;
  engagements: readonly EngagementRow[];
  change: ComponentProps<typeof Form>["action"];
};

/** The engagements that a structure publishes, each to close or to open again. */
export function EngagementsTable({ structureId, engagements, change }: Props) {
  const t = useTranslations("engagements");
  return (
    <Table<EngagementRow>
      caption={t("caption", { count: engagements.length })}
      rows={engagements}
      rowKey={({ id }) => id}
      columns={[
        { key: "number", header: t("number"), rowHeader: true, nowrap: true, cell: ({ number }) => number },
        { key: "label", header: t("label"), cell: ({ label }) => label },
        {
          key: "state",
          header: t("state"),
          cell: ({ status }) => (
            <StatusDot tone={status === "OPEN" ? "ok" : "neutral"}>{t(`states.${status}`)}</StatusDot>
          ),
        },
        {
          key: "actions",
          header: t("actions"),
          hiddenHeader: true,
          cell: ({ id, number, status }) => (
            <Form action={change}>
              <input type="hidden" name="structureId" value={structureId} />
              <input type="hidden" name="engagementId" value={id} />
              <input type="hidden" name="open" value={status === "OPEN" ? "non" : "oui"} />
              <SubmitButton look="quiet" size="small">
                {t(status === "OPEN" ? "close" : "open")}
                <VisuallyHidden> {number}</VisuallyHidden>
              </SubmitButton>
            </Form>
          ),
        },
      ]}
    />
  );
}
