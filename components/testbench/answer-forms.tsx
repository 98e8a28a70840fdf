import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Card } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Select } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DELAYS, SCENARIO_NAMES, type Scenario } from "#lib/testbench/public.ts";

type Recipient = {
  readonly id: string;
  readonly name: string;
  readonly scenario: Scenario | null;
  readonly delaySeconds: number;
};
type Props = { action: ComponentProps<typeof Form>["action"]; answering: readonly Recipient[] };

/** A recipient that answers by itself: which, how, after how long; and what each does now. */
export function AnswerForms({ action, answering }: Props) {
  const t = useTranslations("testbench.answers");
  if (answering.length === 0)
    return (
      <Card title={t("title")}>
        <p>{t("none")}</p>
      </Card>
    );
  return (
    <Card title={t("title")}>
      <p className="muted">{t("lead")}</p>
      <ul>
        {answering.map(({ id, name, scenario, delaySeconds }) => (
          <li key={id}>
            {scenario
              ? t("answers", { name, scenario: t(`scenarios.${scenario}`), seconds: delaySeconds })
              : t("silent", { name })}
          </li>
        ))}
      </ul>
      <Form action={action}>
        <Select
          name="structureId"
          label={t("recipient")}
          required
          options={answering.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={answering[0]?.id ?? ""}
        />
        <Select
          name="scenario"
          label={t("scenario")}
          empty={t("nothing")}
          options={SCENARIO_NAMES.map((name) => ({ value: name, label: t(`scenarios.${name}`) }))}
          defaultValue=""
        />
        <Select
          name="delaySeconds"
          label={t("delay")}
          required
          width="short"
          options={DELAYS.map((seconds) => ({ value: String(seconds), label: t("seconds", { seconds }) }))}
          defaultValue={String(DELAYS[0])}
        />
        <div>
          <SubmitButton look="secondary">{t("submit")}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
