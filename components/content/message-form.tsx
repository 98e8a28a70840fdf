import { useTranslations } from "next-intl";
import { TextFields } from "#components/content/text-fields.tsx";
import { Checkbox } from "#components/ui/choices.tsx";
import { Form } from "#components/ui/form.tsx";
import { Select, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { FormAction } from "#lib/actions/index.ts";
import { MESSAGE_TONES, REACHES, type WrittenMessage } from "#lib/content/public.ts";
import { clockInParis } from "#lib/shared/dates.ts";

export function MessageForm({ action, message }: { action: FormAction; message: WrittenMessage | null }) {
  const t = useTranslations("contents");
  const communication = useTranslations("communication");
  return (
    <Form action={action}>
      <input type="hidden" name="messageId" value={message?.id ?? ""} />
      <input type="hidden" name="version" value={message?.version ?? 0} />
      <Select
        name="tone"
        label={t("tone")}
        required
        defaultValue={message?.tone ?? "INFO"}
        options={MESSAGE_TONES.map((tone) => ({ value: tone, label: communication(`tones.${tone}`) }))}
      />
      <Select
        name="reach"
        label={t("reach")}
        required
        defaultValue={message?.reach ?? "SIGNED_IN"}
        options={REACHES.map((reach) => ({ value: reach, label: t(`reaches.${reach}`) }))}
      />
      <TextInput
        name="identifier"
        label={t("identifier")}
        help={t("identifierHelp")}
        width="medium"
        maxLength={40}
        defaultValue={message?.identifier}
      />
      <TextInput
        type="datetime-local"
        name="startsAt"
        label={t("startsAt")}
        help={t("startsAtHelp")}
        width="medium"
        defaultValue={message ? clockInParis(message.startsAt) : ""}
      />
      <TextInput
        type="datetime-local"
        name="endsAt"
        label={t("endsAt")}
        help={t("endsAtHelp")}
        width="medium"
        defaultValue={message?.endsAt ? clockInParis(message.endsAt) : ""}
      />
      <Checkbox name="banner" label={t("banner")} help={t("bannerHelp")} defaultChecked={message?.banner ?? false} />
      <TextFields texts={message} />
      <SubmitButton>{t("save")}</SubmitButton>
    </Form>
  );
}
