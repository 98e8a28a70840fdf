import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Form } from "#components/ui/form.tsx";
import { Textarea } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type Gesture, REASON_MAX } from "#lib/accounts/public.ts";

type Props = { action: ComponentProps<typeof Form>["action"]; userId: string; gestures: readonly Gesture[] };

/** One gesture and the reason for it. */
export function AssistForm({ action, userId, gestures }: Props) {
  const t = useTranslations("adminAccounts");
  return (
    <Form action={action}>
      <input type="hidden" name="userId" value={userId} />
      <RadioGroup
        name="gesture"
        label={t("gesture")}
        boxed
        required
        choices={gestures.map((value) => ({
          value,
          label: t(`gestures.${value}.label`),
          hint: t(`gestures.${value}.hint`),
        }))}
      />
      <Textarea
        name="supportReason"
        label={t("reason")}
        help={t("reasonHelp")}
        rows={3}
        maxLength={REASON_MAX}
        required
      />
      <SubmitButton>{t("act")}</SubmitButton>
    </Form>
  );
}
