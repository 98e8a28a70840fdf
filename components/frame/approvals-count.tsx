"use client";

import { useEffect, useState } from "react";
import { onLive } from "#components/frame/live.ts";

type Props = { menu: string; spoken: string };

/** « Approbations (n) »: as the page was drawn, then as requests come in and are answered. */
export function ApprovalsCount(drawn: Props) {
  const [shown, setShown] = useState(drawn);
  const { menu, spoken } = drawn;
  useEffect(() => setShown({ menu, spoken }), [menu, spoken]);
  useEffect(() => onLive("approvals", setShown), []);
  return (
    <>
      <span aria-hidden="true">{shown.menu}</span>
      <span className="visually-hidden">{shown.spoken}</span>
    </>
  );
}
