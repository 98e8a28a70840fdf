"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from "react";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { newId } from "#lib/shared/ids.ts";

/** The id of the next message, and the text that was sent under it already, whether or not it arrived. */
type Attempt = { readonly id: string; readonly sent: string | null };

type Props = {
  action: string;
  /** Of the first message. What is sent again after a cut keeps its id, and is said once; what was changed meanwhile is another message. */
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
  const attempt = useRef<Attempt>({ id: firstId, sent: null });
  const [message, setMessage] = useState(refused);
  const [sending, setSending] = useState(false);

  // What is typed is kept in this tab until it was taken: a page that was lost with the portal comes back with it.
  const kept = `discussion ${action}`;
  useEffect(() => {
    const field = form.current?.querySelector("textarea");
    const before = readKept(sessionStorage.getItem(kept));
    if (field?.value !== "" || !before) return;
    field.value = before.text;
    attempt.current = before;
  }, [kept]);

  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sent = event.currentTarget;
    if (sending) return;
    setSending(true);
    const body = new FormData(sent);
    const text = String(body.get("text") ?? "");
    const { id, sent: tried } = attempt.current;
    attempt.current = { id: tried === null || tried === text ? id : newId(), sent: text };
    body.set("messageId", attempt.current.id);
    sessionStorage.setItem(kept, JSON.stringify({ ...attempt.current, text }));
    try {
      const answer = await fetch(action, {
        method: "POST",
        body,
        headers: { accept: "application/json" },
      });
      const { message: why } =
        answer.status === 204 ? { message: null } : ((await answer.json()) as { message: string });
      setMessage(why);
      if (why === null) {
        sent.reset();
        sessionStorage.removeItem(kept);
        attempt.current = { id: newId(), sent: null };
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
      onInput={({ target }) => {
        if (target instanceof HTMLTextAreaElement)
          sessionStorage.setItem(kept, JSON.stringify({ ...attempt.current, text: target.value }));
      }}
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
      <input type="hidden" name="messageId" defaultValue={firstId} />
      {children}
      <div>
        <SubmitButton pendingLabel={words.sending}>{words.send}</SubmitButton>
      </div>
    </form>
  );
}

function readKept(json: string | null): (Attempt & { readonly text: string }) | null {
  try {
    const { id, sent, text } = JSON.parse(json ?? "null") as Record<string, unknown>;
    if (typeof id !== "string" || typeof text !== "string" || text === "") return null;
    return { id, sent: typeof sent === "string" ? sent : null, text };
  } catch {
    return null;
  }
}
