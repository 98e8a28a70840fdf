import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { type SharedFields, SharedInputs } from "#components/invoices/received/shared-fields.tsx";
import { Card } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { type Option, Select } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

type Props = {
  action: ComponentProps<typeof Form>["action"];
  people: readonly Option[];
  me: string;
  shared: SharedFields;
};

/** The same person for all that were chosen; nobody takes them back. */
export function AssignManyForm({ action, people, me, shared }: Props) {
  const t = useTranslations("received");
  return (
    <Card title={t("many.assignTitle")}>
      <Form action={action}>
        <SharedInputs shared={shared} />
        <Select
          name="assigneeId"
          label={t("assignee")}
          help={t("many.assignHelp")}
          empty={t("nobody")}
          options={people}
          defaultValue={people.some(({ value }) => value === me) ? me : ""}
        />
        <div>
          <SubmitButton look="secondary">{t("many.assignSubmit")}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
