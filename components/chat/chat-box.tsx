import { useTranslations } from "next-intl";
import { ChatForm } from "#components/chat/chat-form.tsx";
import { ChatLog } from "#components/chat/chat-log.tsx";
import { LiveChat } from "#components/chat/live-chat.tsx";
import { FileInput } from "#components/ui/file-input.tsx";
import { Textarea } from "#components/ui/inputs.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type ChatView, MESSAGE_LENGTH } from "#lib/chat/index.ts";
import { newId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  chat: ChatView;
  accept: string;
  /** What was refused, and what was typed. */
  refused: { readonly message: string; readonly text: string } | null;
};

/** A conversation: where it stands, what was said, and the field for what comes next. */
export function ChatBox({ chat, accept, refused }: Props) {
  const t = useTranslations("chat");
  return (
    <div className="page-sections">
      <Standing chat={chat} />
      <ChatLog chat={chat} />
      {chat.state !== "ENDED" && (
        <LiveChat
          chatId={chat.id}
          presence={routes.apiChatPresence(chat.id)}
          words={{ writes: t("writes", { name: chat.otherName ?? t("agent") }) }}
        />
      )}
      {chat.canAnswer && (
        <ChatForm
          action={routes.apiChat(chat.id)}
          firstId={newId()}
          refused={refused?.message ?? null}
          words={{ send: t("send"), sending: t("sending"), broken: t("broken") }}
        >
          <input type="hidden" name="side" value={chat.side} />
          <Textarea
            name="text"
            label={t("message")}
            maxLength={MESSAGE_LENGTH}
            rows={3}
            defaultValue={refused?.text ?? ""}
            wordless
          />
          <FileInput name="file" label={t("file")} accept={accept} />
        </ChatForm>
      )}
    </div>
  );
}

function Standing({ chat }: { chat: ChatView }) {
  const t = useTranslations("chat");
  const { state, side, before, otherName, otherPresent, endedBy } = chat;
  if (state === "ENDED")
    return <Notice title={t("ended")}>{t(`endedBy.${endedBy === side ? "you" : (endedBy ?? "SILENCE")}`)}</Notice>;
  if (state === "WAITING" && side === "USER")
    return (
      <Notice title={t("waiting")} live="polite">
        {t("before", { count: before })}
      </Notice>
    );
  const name = otherName ?? t("agent");
  return (
    <p className="muted" role="status">
      {t(otherPresent ? "present" : "away", { name })}
    </p>
  );
}
