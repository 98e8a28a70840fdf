import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { Link } from "#components/ui/link.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText, Identifier } from "#components/ui/values.tsx";
import type { ModelListed } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Row = ModelListed & { readonly draftKey: string };
type Props = { models: readonly Row[]; action: ComponentProps<typeof Form>["action"] };

/** Each model, and a draft of it at one press. */
export function ModelList({ models, action }: Props) {
  const t = useTranslations("models");
  if (models.length === 0) {
    return (
      <EmptyState title={t("emptyTitle")} action={<ButtonLink href={routes.issuedSearch()}>{t("emptyGo")}</ButtonLink>}>
        {t("empty")}
      </EmptyState>
    );
  }
  return (
    <Table<Row>
      caption={t("title")}
      captionHidden
      rows={models}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          header: t("name"),
          rowHeader: true,
          cell: ({ id, name }) => <Link href={routes.invoiceModel(id)}>{name}</Link>,
        },
        { key: "supplier", header: t("supplier"), cell: ({ supplierName }) => supplierName },
        {
          key: "recipient",
          header: t("recipient"),
          cell: ({ recipient, service }) =>
            recipient && (
              <>
                <Identifier value={recipient} /> {service}
              </>
            ),
        },
        { key: "kind", header: t("kind"), cell: ({ typed }) => t(typed ? "typed" : "deposited") },
        { key: "next", header: t("nextDraft"), cell: ({ nextOn }) => nextOn && <DateText value={nextOn} /> },
        {
          key: "actions",
          header: t("actions"),
          hiddenHeader: true,
          cell: ({ id, name, draftKey }) => (
            <Form action={action}>
              <input type="hidden" name="modelId" value={id} />
              <input type="hidden" name="key" value={draftKey} />
              <SubmitButton look="secondary" size="small" icon="copy">
                {t("draft")}
                <VisuallyHidden> {name}</VisuallyHidden>
              </SubmitButton>
            </Form>
          ),
        },
      ]}
    />
  );
}
