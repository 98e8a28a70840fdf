"use client";

import { type ComponentProps, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { controlAttributes, Field, type FieldProps, useField } from "#components/ui/field.tsx";

export type Suggestion = { readonly value: string; readonly label: string; readonly hint: string };

type Props = FieldProps & {
  defaultValue: string;
  /** What to propose for a text; an empty list proposes nothing. */
  suggest: (typed: string, signal: AbortSignal) => Promise<readonly Suggestion[]>;
  onChoose: (suggestion: Suggestion, input: HTMLInputElement) => void;
  words: { readonly suggestions: string; readonly none: string; readonly count: string };
} & Pick<ComponentProps<"input">, "inputMode" | "maxLength">;

const WAIT_MS = 160;

/**
 * A text field that proposes values as one types, after the ARIA combobox pattern: the focus stays in the field, arrows move
 * in the list, Enter chooses, Escape closes. Any text may stay typed: the server judges it, as it does without script.
 */
export function Combobox({ defaultValue, suggest, onChoose, words, inputMode, maxLength, ...field }: Props) {
  const links = useField(field);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [list, setList] = useState<readonly Suggestion[]>([]);
  const [active, setActive] = useState(-1);
  const [searched, setSearched] = useState(false);
  const open = list.length > 0;

  useEffect(() => {
    if (typed === null) return;
    const stop = new AbortController();
    const timer = window.setTimeout(async () => {
      try {
        const found = await suggest(typed, stop.signal);
        setList(found);
        setActive(-1);
        setSearched(typed.trim().length > 2);
      } catch {
        // A search that was overtaken, or a network that is down: the field still takes what is typed.
      }
    }, WAIT_MS);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [typed, suggest]);

  const close = () => {
    setTyped(null);
    setList([]);
    setActive(-1);
    setSearched(false);
  };
  const choose = (suggestion: Suggestion | undefined) => {
    if (!suggestion || !input.current) return;
    input.current.value = suggestion.value;
    close();
    onChoose(suggestion, input.current);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && (open || searched)) return void close();
    if (event.key === "Enter" && typed !== null) {
      // Enter ends a search; it sends the form only from a field where nothing is being looked for.
      event.preventDefault();
      return active >= 0 ? choose(list[active]) : close();
    }
    if (!open || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    setActive((at) => (at + (event.key === "ArrowDown" ? 1 : -1) + list.length) % list.length);
  };

  return (
    <Field {...field} links={links}>
      <div className="combobox">
        <input
          ref={input}
          key={links.turn}
          type="text"
          className="input"
          role="combobox"
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
          autoComplete="off"
          inputMode={inputMode}
          maxLength={maxLength}
          defaultValue={typeof links.typed === "string" ? links.typed : defaultValue}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={close}
          {...controlAttributes(field, links)}
        />
        <div id={listId} role="listbox" aria-label={words.suggestions} hidden={!open}>
          {list.map((suggestion, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
            <div
              key={suggestion.value}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(suggestion)}
            >
              <span>{suggestion.label}</span>
              <small>{suggestion.hint}</small>
            </div>
          ))}
        </div>
      </div>
      <span className="visually-hidden" role="status">
        {open ? words.count.replace("{count}", String(list.length)) : searched ? words.none : ""}
      </span>
      {searched && !open && (
        <span className="field-help" aria-hidden="true">
          {words.none}
        </span>
      )}
    </Field>
  );
}
