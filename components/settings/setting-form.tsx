import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { SettingValue } from "#components/settings/setting-value.tsx";
import { Card, DescriptionList, Timeline } from "#components/ui/blocks.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Form } from "#components/ui/form.tsx";
import { Textarea, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { SettingChange, SettingView } from "#lib/settings/public.ts";

type Props = { view: SettingView; action: ComponentProps<typeof Form>["action"] };

/** What a setting does, its value, and those that it had, each of which can be given back. */
export function SettingForm({ view, action }: Props) {
  const t = useTranslations("settings");
  const { key, setting, value, version, changes } = view;
  return (
    <div className="page-sections">
      <Form action={action}>
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="seenVersion" value={version} />
        <SettingField view={view} />
        <SubmitButton>{t("save")}</SubmitButton>
      </Form>
      <Card title={t("now")}>
        <DescriptionList
          items={[
            { label: t("value"), value: <SettingValue name={key} setting={setting} value={value} /> },
            { label: t("default"), value: <SettingValue name={key} setting={setting} value={view.default} /> },
          ]}
        />
        {changes[0]?.value != null && <GiveBack view={view} of={0} action={action} label={t("toDefault")} />}
      </Card>
      {changes.length > 0 && (
        <Card title={t("changes")}>
          <Timeline
            items={changes.slice(0, SHOWN).map((change, index) => ({
              key: String(change.version),
              tone: index === 0 ? "ok" : "neutral",
              title: <Changed view={view} change={change} />,
              meta: t.rich("changedBy", { name: change.by, date: () => <DateText value={change.at} /> }),
              body: index > 0 && change.value !== null && change.value !== changes[0]?.value && (
                <GiveBack view={view} of={change.version} action={action} label={t("giveBack")} />
              ),
            }))}
          />
        </Card>
      )}
    </div>
  );
}

/** As many changes as a page shows; the audit trail has all of them. */
const SHOWN = 20;

function Changed({ view: { key, setting }, change: { value } }: { view: SettingView; change: SettingChange }) {
  const t = useTranslations("settings");
  return value === null ? t("becameDefault") : <SettingValue name={key} setting={setting} value={value} />;
}

function GiveBack({ view, of, action, label }: Props & { of: number; label: string }) {
  return (
    <Form action={action}>
      <input type="hidden" name="key" value={view.key} />
      <input type="hidden" name="seenVersion" value={view.version} />
      <input type="hidden" name="of" value={of} />
      <SubmitButton look="secondary">{label}</SubmitButton>
    </Form>
  );
}

/** The control that its kind asks for. What is wrong is said by the server: no browser keeps anybody from sending it. */
function SettingField({ view: { key, setting, value } }: Pick<Props, "view">) {
  const t = useTranslations("settings");
  const field = { name: "value", label: t(`names.${key}`), help: t(`help.${key}`) };
  if (setting.kind === "flag")
    return (
      <RadioGroup
        {...field}
        defaultValue={value}
        choices={[
          { value: "oui", label: t("yes") },
          { value: "non", label: t("no") },
        ]}
      />
    );
  if (setting.kind === "choice")
    return (
      <RadioGroup
        {...field}
        defaultValue={value}
        choices={setting.choices.map((choice) => ({
          value: choice,
          label: <SettingValue name={key} setting={setting} value={choice} />,
        }))}
      />
    );
  if (setting.kind === "number") {
    const { unit, min, max } = setting;
    const range = t(`ranges.${unit}`, { min, max });
    return (
      <TextInput
        {...field}
        help={`${field.help} ${range}`}
        inputMode="numeric"
        autoComplete="off"
        width="short"
        defaultValue={value}
        required
      />
    );
  }
  if (setting.kind === "time") {
    const { min, max } = setting;
    const help = `${field.help} ${t("ranges.time", { min, max })}`;
    return <TextInput {...field} type="time" help={help} width="short" defaultValue={value} required />;
  }
  const { kind, most } = setting;
  if (kind === "lines") return <Textarea {...field} rows={4} maxLength={most} defaultValue={value} />;
  const type = kind === "email" ? "email" : kind === "phone" ? "tel" : "text";
  return <TextInput {...field} type={type} maxLength={most} autoComplete="off" defaultValue={value} />;
}
