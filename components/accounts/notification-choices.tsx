import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/choices.tsx";
import type { NotificationChoice } from "#lib/notifications/index.ts";
import { choiceName, typeKey } from "#lib/notifications/public.ts";

/** One question per event, one box per channel. */
export function NotificationChoices({ choices }: { choices: readonly NotificationChoice[] }) {
  const t = useTranslations("account.notifications");
  return choices.map(({ type, channels }) => (
    <fieldset key={type} className="field">
      <legend className="field-label">{t(`types.${typeKey(type)}`)}</legend>
      <div className="choices">
        {channels.map(({ channel, enabled }) => (
          <Checkbox
            key={channel}
            name={choiceName(type, channel)}
            label={t(`channels.${channel}`)}
            defaultChecked={enabled}
            wordless
          />
        ))}
      </div>
    </fieldset>
  ));
}
