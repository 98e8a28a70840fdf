import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { ValidatorSearch } from "#components/invoices/deposit/validator-search.tsx";
import { Form } from "#components/ui/form.tsx";
import { Textarea } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

type Props = {
  action: ComponentProps<typeof Form>["action"];
  invoiceId: string;
  /** Where companies are looked for. */
  search: string;
};

/** The one thing that can change: who is asked to approve. */
export function CorrectValidatorForm({ action, invoiceId, search }: Props) {
  const t = useTranslations("correctValidator");
  const form = useTranslations("deposit.form");
  return (
    <Form action={action}>
      <input type="hidden" name="invoiceId" value={invoiceId} />
      <ValidatorSearch
        name="validatorIdentifier"
        label={t("validator")}
        help={form("validatorHelp")}
        required
        defaultValue=""
        url={search}
        words={{
          suggestions: form("validators"),
          none: form("noValidatorFound"),
          count: form.raw("suggestionCount"),
        }}
      />
      <Textarea name="comment" label={t("comment")} maxLength={2000} />
      <div>
        <SubmitButton>{t("submit")}</SubmitButton>
      </div>
    </Form>
  );
}
