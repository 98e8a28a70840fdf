import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { DescriptionList, Details } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Amount, Identifier } from "#components/ui/values.tsx";
import type { ModelSheet } from "#lib/invoices/index.ts";

/** What the drafts of a model say from the start. */
export function ModelSummary({ model }: { model: ModelSheet }) {
  const t = useTranslations("models");
  const { supplierName, recipient, service, amount, currency, typed, lines } = model;
  const known = amount !== null && /^\d+(\.\d+)?$/.test(amount);
  return (
    <DescriptionList
      items={[
        { label: t("supplier"), value: supplierName },
        { label: t("recipient"), value: recipient ? <Identifier value={recipient} /> : t("none") },
        ...(service ? [{ label: t("service"), value: service }] : []),
        { label: t("kind"), value: t(typed ? "typed" : "deposited") },
        ...(typed ? [{ label: t("lines"), value: String(lines) }] : []),
        ...(known && !typed ? [{ label: t("amount"), value: <Amount value={amount} currency={currency} /> }] : []),
        { label: t("never"), value: t("neverText") },
      ]}
    />
  );
}

type DeleteProps = { model: ModelSheet; action: ComponentProps<typeof Form>["action"]; recurs: boolean };

/** Asked twice, without script; a model that still makes drafts says that these end first. */
export function DeleteModel({ model, action, recurs }: DeleteProps) {
  const t = useTranslations("models");
  if (recurs) return <p className="muted">{t("endFirst")}</p>;
  return (
    <Details summary={t("delete")}>
      <Form action={action}>
        <input type="hidden" name="modelId" value={model.id} />
        <p>{t("deleteText", { name: model.name })}</p>
        <div>
          <SubmitButton look="danger" icon="trash">
            {t("deleteConfirm")}
          </SubmitButton>
        </div>
      </Form>
    </Details>
  );
}
