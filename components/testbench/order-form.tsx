import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Card } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Select, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { MADE_STATUSES } from "#lib/testbench/public.ts";

type Party = { readonly id: string; readonly name: string };
type Props = {
  action: ComponentProps<typeof Form>["action"];
  suppliers: readonly Party[];
  recipients: readonly Party[];
};

const options = (parties: readonly Party[]) => parties.map(({ id, name }) => ({ value: id, label: name }));

/** Invoices on order: between whom, in which status, how many, sent how long ago. */
export function OrderForm({ action, suppliers, recipients }: Props) {
  const t = useTranslations("testbench.order");
  const statuses = useTranslations("invoiceStatus");
  return (
    <Card title={t("title")}>
      <p className="muted">{t("lead")}</p>
      <Form action={action}>
        <Select
          name="supplierId"
          label={t("supplier")}
          required
          options={options(suppliers)}
          defaultValue={suppliers.at(-1)?.id ?? ""}
        />
        <Select
          name="recipientId"
          label={t("recipient")}
          required
          options={options(recipients)}
          defaultValue={recipients[0]?.id ?? ""}
        />
        <Select
          name="status"
          label={t("status")}
          required
          options={MADE_STATUSES.map((status) => ({ value: status, label: statuses(status) }))}
          defaultValue="MISE_A_DISPOSITION"
        />
        <TextInput
          name="count"
          label={t("count")}
          help={t("countHelp")}
          required
          inputMode="numeric"
          width="short"
          defaultValue="5"
        />
        <TextInput
          name="daysAgo"
          label={t("daysAgo")}
          help={t("daysAgoHelp")}
          required
          inputMode="numeric"
          width="short"
          defaultValue="0"
        />
        <div>
          <SubmitButton>{t("submit")}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
