"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Icon } from "#components/ui/icon.tsx";
import type { SearchGroup, SearchHit } from "#lib/search/public.ts";

type Props = {
  /** Where Enter leads: the same search as a page. */
  action: string;
  api: string;
  words: {
    readonly label: string;
    readonly submit: string;
    readonly suggestions: string;
    readonly none: string;
    /** With `{count}` in it. */
    readonly count: string;
  };
};

const WAIT_MS = 120;
const SHORTEST = 2;

/**
 * One box for services, invoices, structures and people (F-3). A GET form that proposes what it finds as one types, after the ARIA
 * combobox pattern: the focus stays in the field, arrows move in the list, Enter opens what is chosen or else all results, Escape
 * closes. `/` leads to it from anywhere in the page.
 */
export function SearchBar({ action, api, words }: Props) {
  const router = useRouter();
  const listId = useId();
  const fieldId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [groups, setGroups] = useState<readonly SearchGroup[] | null>(null);
  const [active, setActive] = useState(-1);
  const hits = groups?.flatMap((group) => group.hits) ?? [];

  useEffect(() => {
    const focusOnSlash = (event: globalThis.KeyboardEvent) => {
      const writing =
        event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writing || !input.current) return;
      event.preventDefault();
      input.current.focus();
      input.current.select();
    };
    document.addEventListener("keydown", focusOnSlash);
    return () => document.removeEventListener("keydown", focusOnSlash);
  }, []);

  useEffect(() => {
    if (typed.trim().length < SHORTEST) return setGroups(null);
    const stop = new AbortController();
    const timer = window.setTimeout(async () => {
      try {
        const answer = await fetch(`${api}?q=${encodeURIComponent(typed)}`, { signal: stop.signal });
        if (!answer.ok) return;
        setGroups((await answer.json()) as SearchGroup[]);
        setActive(-1);
      } catch {
        // A search that was overtaken, or a network that is down: Enter still leads to the page of results.
      }
    }, WAIT_MS);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [typed, api]);

  const close = () => {
    setTyped("");
    setGroups(null);
    setActive(-1);
  };
  const open = (hit: SearchHit) => {
    close();
    if (input.current) input.current.value = "";
    router.push(hit.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = hits[active];
    if (event.key === "Escape" && groups) {
      event.preventDefault();
      return close();
    }
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      return open(chosen);
    }
    if (hits.length === 0 || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    // From the field itself (-1) down to the last one and back to the field.
    const places = hits.length + 1;
    setActive((at) => ((at + 1 + (event.key === "ArrowDown" ? 1 : places - 1)) % places) - 1);
  };

  return (
    <search className="site-search">
      <form action={action}>
        <label htmlFor={fieldId}>{words.label}</label>
        <div className="combobox">
          <input
            ref={input}
            id={fieldId}
            type="search"
            name="q"
            className="input"
            role="combobox"
            aria-expanded={hits.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
            aria-keyshortcuts="/"
            autoComplete="off"
            maxLength={100}
            onInput={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onBlur={close}
          />
          <div id={listId} role="listbox" aria-label={words.suggestions} hidden={hits.length === 0}>
            {groups?.map(({ kind, title, hits: own }) => (
              // biome-ignore lint/a11y/useSemanticElements: a group of options in a list box, not of fields
              <div key={kind} role="group" aria-labelledby={`${listId}-${kind}`}>
                <p id={`${listId}-${kind}`} role="presentation">
                  {title}
                </p>
                {own.map((hit) => (
                  <Option
                    key={hit.href}
                    hit={hit}
                    id={`${listId}-${hits.indexOf(hit)}`}
                    selected={hits.indexOf(hit) === active}
                    open={open}
                  />
                ))}
              </div>
            ))}
          </div>
        </div>
        <button type="submit" className="nav-link" aria-label={words.submit}>
          <Icon name="search" />
        </button>
        <span className="visually-hidden" aria-live="polite">
          {groups && (hits.length > 0 ? words.count.replace("{count}", String(hits.length)) : words.none)}
        </span>
      </form>
    </search>
  );
}

type OptionProps = { hit: SearchHit; id: string; selected: boolean; open: (hit: SearchHit) => void };

function Option({ hit, id, selected, open }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => open(hit)}
    >
      <span>{hit.label}</span>
      {hit.hint && <small>{hit.hint}</small>}
    </div>
  );
}
