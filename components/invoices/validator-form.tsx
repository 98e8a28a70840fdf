import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Card } from "#components/ui/blocks.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Form } from "#components/ui/form.tsx";
import { Textarea } from "#components/ui/inputs.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { InvoiceSheet, ValidatorMove } from "#lib/invoices/public.ts";
import { formatDate } from "#lib/shared/dates.ts";

type Props = {
  action: ComponentProps<typeof Form>["action"];
  sheet: InvoiceSheet;
  /** The answers of the moment, from the transition table. */
  moves: readonly ValidatorMove[];
};

/** « Répondre » : approve, refuse, or say that another company is to. The words of the hint say what follows, which differs with the cadre. */
export function ValidatorForm({ action, sheet, moves }: Props) {
  const t = useTranslations("toValidate");
  const direct = sheet.cadre === "A9_FACTURE_SOUSTRAITANT";
  if (moves.length === 0) {
    return (
      <Card title={t("answer")}>
        <LastDay sheet={sheet} />
        <p>{t(sheet.validation ? "readOnly" : "answered")}</p>
      </Card>
    );
  }
  return (
    <Card title={t("answer")}>
      <LastDay sheet={sheet} />
      <Form action={action}>
        <input type="hidden" name="invoiceId" value={sheet.id} />
        <input type="hidden" name="seenStatus" value={sheet.status} />
        <RadioGroup
          name="answer"
          label={t("choice")}
          required
          choices={moves.map(({ answer }) => ({
            value: answer,
            label: t(`answers.${answer}.label`),
            hint: t(answer === "refuse" && direct ? "answers.refuse.directHint" : `answers.${answer}.hint`),
          }))}
        />
        <Textarea name="comment" label={t("comment")} help={t("commentHelp")} wordless maxLength={2000} />
        <SubmitButton>{t("send")}</SubmitButton>
      </Form>
    </Card>
  );
}

function LastDay({ sheet: { validation } }: { sheet: InvoiceSheet }) {
  const t = useTranslations("toValidate");
  const locale = useLocale();
  if (!validation) return null;
  if (!validation.lastDay) return <p className="muted">{t("noPeriod")}</p>;
  return <Notice tone="warn">{t("lastDay", { date: formatDate(validation.lastDay, locale, "long") })}</Notice>;
}
