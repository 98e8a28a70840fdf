"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { onLive } from "#components/frame/live.ts";

type Props = {
  /** The conversation of this page; null at the desk, which every change concerns. */
  chatId: string | null;
  /** Where « I am here » is said. */
  presence: string;
  words: { readonly writes: string };
};

const HERE_MS = 30_000;
const TYPING_MS = 4_000;

/** Keeps a page of conversations as they are: drawn again at each change, the other side told that one is there, or writes. */
export function LiveChat({ chatId, presence, words }: Props) {
  const router = useRouter();
  const [writes, setWrites] = useState(false);
  const lastTold = useRef(0);

  // Only of a portal that answers: a page that cannot be drawn again is loaded anew by the browser, which may find nobody. One that nobody
  // looks at says of nobody that they are there; it is drawn when it is looked at.
  const refresh = useCallback(async () => {
    if (document.visibilityState !== "visible") return;
    const answer = await fetch(presence, { method: "POST" }).catch(() => null);
    if (answer?.ok) router.refresh();
  }, [presence, router]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = ({ id, typing }: { id: string; typing: boolean }) => {
      if (chatId !== null && id !== chatId) return;
      clearTimeout(timer);
      setWrites(typing);
      if (typing) timer = setTimeout(() => setWrites(false), TYPING_MS);
      else void refresh();
    };
    // A stream begins by telling what is unread: what happened between the drawing of the page and that moment is not missed.
    const stops = [
      onLive("chat", changed),
      onLive("gap", () => void refresh()),
      onLive("unread", () => void refresh()),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [chatId, refresh]);

  useEffect(() => {
    const look = () => void refresh();
    look();
    const timer = setInterval(look, HERE_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [refresh]);

  useEffect(() => {
    if (chatId === null) return;
    const typed = (event: Event) => {
      if (!(event.target instanceof HTMLTextAreaElement) || Date.now() - lastTold.current < TYPING_MS - 1_000) return;
      lastTold.current = Date.now();
      void fetch(`${presence}?ecrit`, { method: "POST" }).catch(() => undefined);
    };
    document.addEventListener("input", typed);
    return () => document.removeEventListener("input", typed);
  }, [chatId, presence]);

  return (
    <p className="muted chat-writes" role="status">
      {writes ? words.writes : ""}
    </p>
  );
}
