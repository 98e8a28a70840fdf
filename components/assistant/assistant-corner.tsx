"use client";

import { usePathname } from "next/navigation";
import { type ComponentProps, useEffect, useRef, useState } from "react";
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

  useEffect(() => {
    if (open) panel.current?.querySelector<HTMLInputElement>("input[name=question]")?.focus();
  }, [open]);

  if (path === page) return null;
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <aside className="assistant-corner" aria-label={words.open}>
      {begun && (
        <section
          ref={panel}
          hidden={!open}
          aria-label={words.title}
          onKeyDown={(event) => {
            if (event.key === "Escape") close();
          }}
        >
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
