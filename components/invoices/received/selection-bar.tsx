"use client";

import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { useScripts } from "#components/ui/use-scripts.ts";

type Props = {
  form: string;
  words: {
    submit: string;
    all: string;
    none: string;
    /** With {count} in it. */
    chosen: string;
    keys: string;
  };
};

const boxes = (form: string) => [
  ...document.querySelectorAll<HTMLInputElement>(`input[type=checkbox][form="${form}"]`),
];

/**
 * The foot of a list whose rows can be ticked. Without script it is one button; with it, how many are ticked, all or none at once, and
 * keys to walk the rows. Keys act only while the focus is in the table (WCAG 2.1.4): J and K walk, X ticks.
 */
export function SelectionBar({ form, words }: Props) {
  const scripts = useScripts();
  const [chosen, setChosen] = useState(0);
  const count = () => setChosen(boxes(form).filter((box) => box.checked).length);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the boxes are read from the page each time
  useEffect(() => {
    const changed = (event: Event) => {
      if (event.target instanceof HTMLInputElement && event.target.getAttribute("form") === form) count();
    };
    const pressed = (event: KeyboardEvent) => walk(event, count);
    document.addEventListener("change", changed);
    document.addEventListener("keydown", pressed);
    // A page that comes back keeps its ticks.
    count();
    return () => {
      document.removeEventListener("change", changed);
      document.removeEventListener("keydown", pressed);
    };
  }, [form]);
  const tick = (checked: boolean) => {
    for (const box of boxes(form)) box.checked = checked;
    count();
  };
  return (
    <div className="button-row">
      <Button type="submit" look="primary">
        {words.submit}
      </Button>
      {scripts && (
        <>
          <Button look="quiet" onClick={() => tick(true)}>
            {words.all}
          </Button>
          <Button look="quiet" onClick={() => tick(false)}>
            {words.none}
          </Button>
          <span role="status">{words.chosen.replace("{count}", String(chosen))}</span>
          <small className="muted selection-keys">{words.keys}</small>
        </>
      )}
    </div>
  );
}

/** J, K and X in a row of the table; nothing while one types, and nothing anywhere else. */
function walk(event: KeyboardEvent, ticked: () => void): void {
  const { target, key, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey || !(target instanceof HTMLElement)) return;
  const row = target.closest("tbody tr");
  if (!row || target.matches("select, textarea, input:not([type=checkbox])")) return;
  const letter = key.toLowerCase();
  if (letter === "x") {
    const box = row.querySelector<HTMLInputElement>("input[type=checkbox]");
    if (!box) return;
    event.preventDefault();
    box.checked = !box.checked;
    ticked();
  }
  if (letter !== "j" && letter !== "k") return;
  const next = letter === "j" ? row.nextElementSibling : row.previousElementSibling;
  event.preventDefault();
  next?.querySelector<HTMLElement>("[data-row-link]")?.focus();
}
