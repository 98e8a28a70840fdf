import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Card, Details } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Select } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { AssignmentView } from "#lib/invoices/index.ts";
import { formatDateTime } from "#lib/shared/dates.ts";

type Props = {
  action: ComponentProps<typeof Form>["action"];
  invoiceId: string;
  list: string;
  assignment: AssignmentView;
};

/** Who takes care of the invoice, who else may, and who gave it to whom. */
export function AssignmentCard({ action, invoiceId, list, assignment }: Props) {
  const t = useTranslations("received");
  const locale = useLocale();
  const { assignee, choices, history } = assignment;
  return (
    <Card title={t("assignment.title")}>
      <p>{assignee ? t("assignment.by", { name: assignee.name }) : t("assignment.nobody")}</p>
      {choices.length > 0 && (
        <Form action={action}>
          <input type="hidden" name="invoiceId" value={invoiceId} />
          <input type="hidden" name="seenAssigneeId" value={assignee?.id ?? ""} />
          <input type="hidden" name="liste" value={list} />
          <input type="hidden" name="fiche" value="oui" />
          <Select
            name="assigneeId"
            label={t("assignee")}
            wordless
            empty={t("nobody")}
            options={choices.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={assignee?.id ?? ""}
          />
          <div>
            <SubmitButton look="secondary">{t("assign")}</SubmitButton>
          </div>
        </Form>
      )}
      {history.length > 0 && (
        <Details summary={t("assignment.history")}>
          <ol className="plain-list">
            {history.map(({ at, assignee: given, by }) => (
              <li key={at.toISOString()}>
                {t(given ? "assignment.given" : "assignment.givenBack", {
                  date: formatDateTime(at, locale),
                  by: by.name,
                  name: given?.name ?? "",
                })}
              </li>
            ))}
          </ol>
        </Details>
      )}
    </Card>
  );
}
