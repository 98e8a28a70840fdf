"use client";

import { useEffect, useState, useTransition } from "react";
import { onLive } from "#components/frame/live.ts";
import { useRedraw } from "#components/frame/use-redraw.ts";
import { Button } from "#components/ui/button.tsx";

/** Sentences from the server: the browser gets no catalogue. */
export type LiveInvoiceWords = Readonly<Record<"changed" | "refresh" | "updated", string>>;

type Props = {
  invoiceId: string;
  /** The last step of its history that the page shows. */
  position: number;
  words: LiveInvoiceWords;
};

/**
 * The page of one invoice follows it: it is drawn again when the invoice changes, and says so; while somebody types in it, it only
 * offers to. Without script it is right each time it is asked for.
 */
export function LiveInvoice({ invoiceId, position, words }: Props) {
  const redraw = useRedraw();
  const [offered, setOffered] = useState(false);
  const [said, setSaid] = useState("");
  const [, refresh] = useTransition();
  const show = () => {
    setOffered(false);
    void redraw().then(() => refresh(() => setSaid(words.updated)));
  };

  useEffect(() => {
    const changed = (now: { id: string; position: number } | null) => {
      if (now && (now.id !== invoiceId || (now.position > 0 && now.position <= position))) return;
      if (isTyping()) setOffered(true);
      else if (now) show();
      else void redraw();
    };
    const stops = [onLive("invoice", changed), onLive("gap", () => changed(null))];
    return () => {
      for (const stop of stops) stop();
    };
  });

  return (
    <div role="status" className="live-note">
      {offered ? (
        <div className="notice" data-tone="info">
          <div>
            <p>{words.changed}</p>
            <Button onClick={show}>{words.refresh}</Button>
          </div>
        </div>
      ) : (
        <span className="visually-hidden">{said}</span>
      )}
    </div>
  );
}

/** Whether somebody has begun something in a form of the page: drawing it again under their hands would confuse. */
function isTyping(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
    "main form :is(input:not([type=hidden]), textarea, select)",
  );
  return [...fields].some((field) => field === document.activeElement || isChanged(field));
}

function isChanged(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): boolean {
  if (field instanceof HTMLSelectElement) {
    return [...field.options].some((option) => option.selected !== option.defaultSelected && option.index > 0);
  }
  if (field instanceof HTMLInputElement && field.checked !== field.defaultChecked) return true;
  return field.value !== field.defaultValue;
}
