"use client";

import { useEffect, useState } from "react";
import { onLive } from "#components/frame/live.ts";
import { useRedraw } from "#components/frame/use-redraw.ts";
import { Button } from "#components/ui/button.tsx";

type Props = { words: Readonly<Record<"listChanged" | "refresh", string>> };

/** Above a list that is open: says that something in it changed, and offers to draw it again. Lines do not move under the reader's hands by themselves. */
export function LiveList({ words }: Props) {
  const redraw = useRedraw();
  const [changed, setChanged] = useState(false);
  useEffect(() => onLive("invoice", ({ mine }) => !mine && setChanged(true)), []);
  const show = () => {
    setChanged(false);
    void redraw();
  };
  return (
    <div role="status" className="live-note">
      {changed && (
        <div className="notice" data-tone="info">
          <div>
            <p>{words.listChanged}</p>
            <Button onClick={show}>{words.refresh}</Button>
          </div>
        </div>
      )}
    </div>
  );
}
