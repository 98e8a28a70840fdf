import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Card } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

type Props = { action: ComponentProps<typeof Form>["action"]; days: number };

/** The time of the portal, ahead of the world's by whole days; back to it by a button. */
export function ClockForm({ action, days }: Props) {
  const t = useTranslations("testbench.clock");
  return (
    <Card title={t("title")}>
      <p>{t("now", { days })}</p>
      <p className="muted">{t("lead")}</p>
      <Form action={action}>
        <TextInput
          name="days"
          label={t("days")}
          help={t("daysHelp")}
          required
          inputMode="numeric"
          width="short"
          defaultValue={days === 0 ? "" : String(days)}
        />
        <div>
          <SubmitButton look="secondary">{t("submit")}</SubmitButton>
        </div>
      </Form>
      {days > 0 && (
        <Form action={action}>
          <input type="hidden" name="days" value="0" />
          <div>
            <SubmitButton look="secondary">{t("back")}</SubmitButton>
          </div>
        </Form>
      )}
    </Card>
  );
}
