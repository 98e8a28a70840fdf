"use client";

import { useEffect, useState } from "react";
import { onLive } from "#components/frame/live.ts";

type Props = { unread: number; label: string };

/** How many are unread: as the page was drawn, then as it changes. */
export function BellCount(drawn: Props) {
  const [shown, setShown] = useState(drawn);
  const { unread, label } = drawn;
  useEffect(() => setShown({ unread, label }), [unread, label]);
  useEffect(() => onLive("unread", (now) => setShown({ unread: now.unread, label: now.label })), []);
  return (
    <>
      <span className="visually-hidden">{shown.label}</span>
      {shown.unread > 0 && <span aria-hidden="true">{shown.unread > 99 ? "99+" : shown.unread}</span>}
    </>
  );
}
