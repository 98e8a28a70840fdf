import { useTranslations } from "next-intl";
import { Markdown } from "#components/ui/markdown.tsx";
import { Badge, type Tone } from "#components/ui/status.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { MessageTone, MessageView } from "#lib/content/public.ts";

const TONES: Readonly<Record<MessageTone, Tone>> = { INFO: "wait", MAINTENANCE: "warn", ALERT: "stop" };

export function MessageList({ messages, signedIn }: { messages: readonly MessageView[]; signedIn: boolean }) {
  const t = useTranslations("communication");
  return (
    <ul className="article-list">
      {messages.map(({ id, tone, title, body, lang, startsAt, endsAt, read }) => (
        <li key={id} id={`message-${id}`}>
          <h2 lang={lang}>{title}</h2>
          <p className="article-meta">
            <Badge tone={TONES[tone]}>{t(`tones.${tone}`)}</Badge>
            {signedIn && !read && <Badge tone="judge">{t("fresh")}</Badge>}
            <span className="muted">
              {t("from")} <DateText value={startsAt} />
              {endsAt && (
                <>
                  {" "}
                  {t("until")} <DateText value={endsAt} />
                </>
              )}
            </span>
          </p>
          <div lang={lang}>
            <Markdown source={body} />
          </div>
        </li>
      ))}
    </ul>
  );
}
