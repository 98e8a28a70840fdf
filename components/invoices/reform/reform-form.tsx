import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Card, DescriptionList, Timeline } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { DateInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { ReformRuleView } from "#lib/invoices/index.ts";
import type { IsoDate } from "#lib/shared/dates.ts";

type Props = { action: ComponentProps<typeof Form>["action"]; setting: ReformRuleView; today: IsoDate };

/** What a rule changes, the day it holds from, and who said so before. */
export function ReformForm({ action, setting, today }: Props) {
  const t = useTranslations("reform");
  const { rule, version, holdsFrom, changes, state } = setting;
  return (
    <div className="page-sections">
      <DescriptionList
        items={[
          { label: t("before"), value: t(`rules.${rule}.before`) },
          { label: t("after"), value: t(`rules.${rule}.after`) },
        ]}
      />
      <Form action={action}>
        <input type="hidden" name="rule" value={rule} />
        <input type="hidden" name="seenVersion" value={version} />
        <DateInput
          name="holdsFrom"
          label={t("holdsFrom")}
          help={t("holdsFromHelp")}
          min={state === "inForce" ? undefined : today}
          defaultValue={holdsFrom ?? ""}
        />
        <p className="muted">{t("kept")}</p>
        <SubmitButton>{t("save")}</SubmitButton>
      </Form>
      {changes.length > 0 && (
        <Card title={t("changes")}>
          <Timeline
            items={changes.map(({ holdsFrom: day, at, by }) => ({
              key: at.toISOString(),
              tone: day === null ? "neutral" : "ok",
              title: day === null ? t("changedOff") : t.rich("changedTo", { day: () => <DateText value={day} /> }),
              meta: t.rich("changedBy", { name: by, date: () => <DateText value={at} /> }),
            }))}
          />
        </Card>
      )}
    </div>
  );
}
