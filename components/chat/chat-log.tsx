import { useLocale, useTranslations } from "next-intl";
import { DownloadLink } from "#components/ui/button.tsx";
import type { ChatView } from "#lib/chat/index.ts";
import { formatDateTime } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

/** What was said, in order; all of it typed by people, and shown as text. */
export function ChatLog({ chat }: { chat: ChatView }) {
  const t = useTranslations("chat");
  const locale = useLocale();
  return (
    <div className="conversation" role="log" aria-label={t("log")}>
      {chat.messages.map(({ id, side, name, text, at, file }) => (
        <div key={id} className={side === chat.side ? "asked" : "said"}>
          <p className="muted">
            {name} · <time dateTime={at.toISOString()}>{formatDateTime(at, locale)}</time>
          </p>
          {text !== "" && <p className="quoted">{text}</p>}
          {file && <DownloadLink href={routes.chatFile(chat.id, file.documentId)}>{file.name}</DownloadLink>}
        </div>
      ))}
    </div>
  );
}
