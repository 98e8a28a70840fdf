"use client";

import { useEffect, useState } from "react";
import { LIVE_KINDS, onLive, sayLive } from "#components/frame/live.ts";

const NAME = "chorale-flux";
/** Seconds before a stream that was refused is asked for again. */
const LATER = 45;

/**
 * Keeps one stream open for all the tabs of a browser (a browser opens six connections to a host, and a stream takes one for good): the
 * tab that holds the lock reads it and passes it on. Where there are no locks, a tab that nobody looks at reads nothing.
 */
export function LiveUpdates({ address }: { address: string }) {
  const [said, setSaid] = useState("");

  useEffect(() => {
    const channel = "BroadcastChannel" in window ? new BroadcastChannel(NAME) : null;
    if (channel) channel.onmessage = ({ data }) => sayLive(data.kind, data.data);
    const reader = streamReader(address, (kind, data) => {
      sayLive(kind, data);
      channel?.postMessage({ kind, data });
    });
    const stop = navigator.locks ? readInTurn(reader) : readWhileSeen(reader);
    return () => {
      stop();
      channel?.close();
    };
  }, [address]);

  useEffect(() => onLive("unread", ({ says }) => says && setSaid(says)), []);

  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}

type Reader = { open(): void; close(): void };

function streamReader(address: string, tell: (kind: (typeof LIVE_KINDS)[number], data: unknown) => void): Reader {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  /** The stream was refused, which the browser does not try again by itself: ask plainly, and later. A session that ended ends it. */
  const askLater = async () => {
    close();
    const reply = await fetch(address).catch(() => null);
    if (reply?.status === 401) return;
    if (reply?.ok) tell("unread", { ...(await reply.json()), says: "" });
    timer = setTimeout(open, LATER * 1000);
  };
  const open = () => {
    if (source) return;
    const opened = new EventSource(address);
    source = opened;
    for (const kind of LIVE_KINDS) {
      opened.addEventListener(kind, (event) => tell(kind, JSON.parse((event as MessageEvent<string>).data)));
    }
    opened.onerror = () => void (opened.readyState === EventSource.CLOSED && askLater());
  };
  return { open, close };
}

function readInTurn(reader: Reader): () => void {
  const leave = new AbortController();
  const held = () =>
    new Promise<void>((resolve) => {
      if (leave.signal.aborted) return resolve();
      reader.open();
      leave.signal.addEventListener("abort", () => resolve());
    });
  navigator.locks.request(NAME, { signal: leave.signal }, held).catch(() => undefined);
  return () => {
    leave.abort();
    reader.close();
  };
}

function readWhileSeen(reader: Reader): () => void {
  const look = () => (document.visibilityState === "visible" ? reader.open() : reader.close());
  look();
  document.addEventListener("visibilitychange", look);
  return () => {
    document.removeEventListener("visibilitychange", look);
    reader.close();
  };
}
