"use client";

import { useEffect, useState } from "react";
import { type PageWord, PICKED_FIELDS, pickedAt } from "#components/invoices/deposit/picked.ts";
import { typeValue } from "#components/invoices/deposit/put-value.ts";
import { controlId } from "#components/invoices/deposit/zones.ts";

type Props = {
  /** Addresses of the words of each page shown, in their order. */
  pages: readonly string[];
  words: { readonly hint: string; readonly filled: string; readonly nothing: string };
};

/**
 * A click on a word of the page fills the field that has the focus. Nothing is asked of the server before a page is pointed at. Without
 * script a value is typed, as ever: this then says nothing.
 */
export function PickWords({ pages, words }: Props) {
  const [ready, setReady] = useState(false);
  const [said, setSaid] = useState("");

  useEffect(() => {
    setReady(true);
    const stop = new AbortController();
    const { signal } = stop;
    const read = new Map<number, Promise<readonly PageWord[]>>();
    let field: HTMLInputElement | null = null;
    const figures = [...document.querySelectorAll<HTMLElement>(".document-page")];
    const wordsOf = (index: number) => {
      const known = read.get(index) ?? load(pages[index] ?? "", signal);
      read.set(index, known);
      return known;
    };
    document.addEventListener(
      "focusin",
      ({ target }) => {
        if (target instanceof HTMLElement && target.closest(".document-frame")) return;
        field = target instanceof HTMLInputElement && PICKED_FIELDS[target.name] ? target : null;
        for (const figure of figures) figure.toggleAttribute("data-picking", field !== null);
      },
      { signal },
    );
    for (const [index, figure] of figures.entries()) {
      figure.addEventListener("pointerenter", () => void (field && wordsOf(index)), { signal });
      // The field keeps the focus: the page is only looked at.
      figure.addEventListener("pointerdown", (event) => field && !isZone(event) && event.preventDefault(), { signal });
      figure.addEventListener(
        "click",
        async (event) => {
          const into = field;
          const kind = PICKED_FIELDS[into?.name ?? ""];
          if (!into?.form || !kind || isZone(event)) return;
          const { left, top, width, height } = figure.getBoundingClientRect();
          const [x, y] = [(event.clientX - left) / width, (event.clientY - top) / height];
          const value = pickedAt(await wordsOf(index), x, y, width / height, kind);
          const label = document.querySelector(`label[for="${controlId(into.name)}"]`)?.firstChild?.textContent ?? "";
          if (value !== null) {
            typeValue(into.form, into.name, value);
            into.focus({ preventScroll: true });
          }
          setSaid(
            (value === null ? words.nothing : words.filled)
              .replace("{value}", () => value ?? "")
              .replace("{field}", () => label.trim()),
          );
        },
        { signal },
      );
    }
    return () => stop.abort();
  }, [pages, words]);

  return ready ? (
    <p className="field-help" role="status">
      {said || words.hint}
    </p>
  ) : null;
}

const isZone = (event: Event) => event.target instanceof Element && event.target.closest("a") !== null;

/** Without an answer there is nothing to fill from, and the person types. */
async function load(address: string, signal: AbortSignal): Promise<readonly PageWord[]> {
  try {
    const reply = await fetch(address, { signal, headers: { accept: "application/json" } });
    return reply.ok ? ((await reply.json()) as { words: PageWord[] }).words : [];
  } catch {
    return [];
  }
}
