"use client";

import { usePathname } from "next/navigation";
import { type ComponentProps, useCallback, useEffect, useRef, useState } from "react";
import { Conversation } from "#components/assistant/conversation.tsx";
import { Icon } from "#components/ui/icon.tsx";

type Props = ComponentProps<typeof Conversation> & {
  /** The page of the assistant: where the button leads without script, and where the corner is not shown. */
  page: string;
};

/** The assistant at the bottom right of every page (F-10): a link to its page, which with scripts opens beside what one reads. */
export function AssistantCorner({ page, words, ...conversation }: Props) {
  const path = usePathname();
  const [open, setOpen] = useState(false);
  // Once it was opened the conversation stays, shown or not, as long as the person goes from page to page.
  const [begun, setBegun] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const button = useRef<HTMLAnchorElement>(null);

  const close = useCallback(() => {
    setOpen(false);
    button.current?.focus();
  }, []);
  useEffect(() => {
    if (!open) return;
    panel.current?.querySelector<HTMLInputElement>("input[name=question]")?.focus();
    // On the document: between an answer and the field for the next question nothing has the focus.
    const onKey = ({ key }: KeyboardEvent) => {
      const at = document.activeElement;
      if (key === "Escape" && (at === document.body || panel.current?.contains(at))) close();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [open, close]);

  if (path === page) return null;
  return (
    <aside className="assistant-corner" aria-label={words.open}>
      {begun && (
        <section ref={panel} hidden={!open} aria-label={words.title}>
          <header>
            <h2>{words.title}</h2>
            <button type="button" className="nav-link" aria-label={words.close} onClick={close}>
              <Icon name="close" />
            </button>
          </header>
          <Conversation {...conversation} words={words} />
        </section>
      )}
      <a
        ref={button}
        className="assistant-button"
        href={page}
        data-load="full"
        aria-expanded={open}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          setBegun(true);
          setOpen(!open);
        }}
      >
        <Icon name="chat" />
        <span>{words.open}</span>
      </a>
    </aside>
  );
}
