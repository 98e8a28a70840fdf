"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
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

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = ({ id, typing }: { id: string; typing: boolean }) => {
      if (chatId !== null && id !== chatId) return;
      clearTimeout(timer);
      setWrites(typing);
      if (typing) timer = setTimeout(() => setWrites(false), TYPING_MS);
      else router.refresh();
    };
    // A stream begins by telling what is unread: what happened between the drawing of the page and that moment is not missed.
    const stops = [
      onLive("chat", changed),
      onLive("gap", () => router.refresh()),
      onLive("unread", () => router.refresh()),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [chatId, router]);

  useEffect(() => {
    const here = async () => {
      if (document.visibilityState !== "visible") return false;
      const answer = await fetch(presence, { method: "POST" }).catch(() => null);
      return answer?.ok === true;
    };
    void here();
    // Only from a portal that answers: a page that cannot be drawn again is loaded anew, and what was typed would be lost.
    const timer = setInterval(async () => (await here()) && router.refresh(), HERE_MS);
    return () => clearInterval(timer);
  }, [presence, router]);

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
