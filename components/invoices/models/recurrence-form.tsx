import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Card } from "#components/ui/blocks.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Form } from "#components/ui/form.tsx";
import { DateInput, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { RHYTHMS_OF_DRAFTS } from "#lib/invoices/public.ts";
import type { IsoDate } from "#lib/shared/dates.ts";

type Props = { modelId: string; action: ComponentProps<typeof Form>["action"]; today: IsoDate };

/** A draft every month or quarter, on a day, until another one. */
export function RecurrenceForm({ modelId, action, today }: Props) {
  const t = useTranslations("models.recurrence");
  return (
    <Card title={t("start")}>
      <p className="muted">{t("startText")}</p>
      <Form action={action}>
        <input type="hidden" name="modelId" value={modelId} />
        <RadioGroup
          name="every"
          label={t("every")}
          required
          defaultValue="MONTH"
          choices={RHYTHMS_OF_DRAFTS.map((every) => ({ value: every, label: t(`rhythms.${every}`) }))}
        />
        <TextInput
          name="dayOfMonth"
          label={t("day")}
          help={t("dayHelp")}
          required
          inputMode="numeric"
          maxLength={2}
          width="short"
        />
        <DateInput name="startOn" label={t("from")} help={t("fromHelp")} min={today} />
        <DateInput name="untilOn" label={t("until")} help={t("untilHelp")} min={today} />
        <div>
          <SubmitButton look="secondary">{t("submit")}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
