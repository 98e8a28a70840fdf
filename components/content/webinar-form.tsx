import { useTranslations } from "next-intl";
import { TextFields } from "#components/content/text-fields.tsx";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { FormAction } from "#lib/actions/index.ts";
import type { WrittenWebinar } from "#lib/content/public.ts";
import { clockInParis } from "#lib/shared/dates.ts";

export function WebinarForm({ action, webinar }: { action: FormAction; webinar: WrittenWebinar | null }) {
  const t = useTranslations("contents");
  return (
    <Form action={action}>
      <input type="hidden" name="webinarId" value={webinar?.id ?? ""} />
      <input type="hidden" name="version" value={webinar?.version ?? 0} />
      <TextInput
        type="datetime-local"
        name="startsAt"
        label={t("startsAt")}
        help={t("webinarStartsAtHelp")}
        width="medium"
        required
        defaultValue={webinar ? clockInParis(webinar.startsAt) : ""}
      />
      <TextInput
        name="minutes"
        label={t("minutes")}
        inputMode="numeric"
        width="short"
        required
        defaultValue={webinar?.minutes ?? 60}
      />
      <TextInput
        name="seats"
        label={t("seats")}
        inputMode="numeric"
        width="short"
        required
        defaultValue={webinar?.seats ?? 100}
      />
      <TextInput
        name="address"
        type="url"
        label={t("address")}
        help={t("addressHelp")}
        required
        maxLength={500}
        defaultValue={webinar?.address}
      />
      <TextInput
        name="replay"
        type="url"
        label={t("replay")}
        help={t("replayHelp")}
        maxLength={500}
        defaultValue={webinar?.replay}
      />
      <TextInput
        name="slides"
        type="url"
        label={t("slides")}
        help={t("slidesHelp")}
        maxLength={500}
        defaultValue={webinar?.slides}
      />
      <TextFields texts={webinar} />
      <SubmitButton>{t("save")}</SubmitButton>
    </Form>
  );
}
