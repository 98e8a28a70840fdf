"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, type SubmitEvent, useRef, useState } from "react";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { newId } from "#lib/shared/ids.ts";

type Props = {
  action: string;
  /** Of the first message. It changes once a message was taken, and only then: what is sent again after a cut is said once. */
  firstId: string;
  /** What was refused without script. */
  refused: string | null;
  words: { readonly send: string; readonly sending: string; readonly broken: string };
  children: ReactNode;
};

/** The field for the next message: a plain form, which scripts send without leaving the page. What could not be sent stays in it. */
export function ChatForm({ action, firstId, refused, words, children }: Props) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [messageId, setMessageId] = useState(firstId);
  const [message, setMessage] = useState(refused);
  const [sending, setSending] = useState(false);

  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sent = event.currentTarget;
    if (sending) return;
    setSending(true);
    try {
      const answer = await fetch(action, {
        method: "POST",
        body: new FormData(sent),
        headers: { accept: "application/json" },
      });
      const { message: why } =
        answer.status === 204 ? { message: null } : ((await answer.json()) as { message: string });
      setMessage(why);
      if (why === null) {
        sent.reset();
        setMessageId(newId());
        router.refresh();
      }
    } catch {
      setMessage(words.broken);
    } finally {
      setSending(false);
    }
  };

  return (
    <form
      ref={form}
      className="form"
      method="post"
      encType="multipart/form-data"
      action={action}
      onSubmit={send}
      onKeyDown={(event) => {
        // Enter sends, as people expect of a conversation; with Shift it begins another line.
        if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
        if (!(event.target instanceof HTMLTextAreaElement)) return;
        event.preventDefault();
        form.current?.requestSubmit();
      }}
    >
      {message && (
        <div className="notice" data-tone="stop" role="alert">
          <p>{message}</p>
        </div>
      )}
      <input type="hidden" name="messageId" value={messageId} />
      {children}
      <div>
        <SubmitButton pendingLabel={words.sending}>{words.send}</SubmitButton>
      </div>
    </form>
  );
}
