"use client";

import { createContext, type ReactNode, useContext } from "react";
import { typeValue } from "#components/invoices/deposit/put-value.ts";
import type { DraftView, LiveState, ReadMark } from "#components/invoices/deposit/view.ts";
import { zoneId } from "#components/invoices/deposit/zones.ts";
import { Button } from "#components/ui/button.tsx";
import { useFormState } from "#components/ui/form.tsx";
import type { DraftField, TypedLine } from "#lib/invoices/public.ts";
import type fr from "#messages/fr.json";

export type DraftWords = (typeof fr)["deposit"]["form"];

type Shared = {
  readonly view: DraftView;
  readonly live: LiveState;
  readonly words: DraftWords;
  /** Fields that hold something else than what was read. */
  readonly changed: ReadonlySet<string>;
  /** Fields touched since the page was opened: their problems stand beside them, the others' in the list only. */
  readonly touched: ReadonlySet<string>;
  readonly save: () => void;
  /** Something changed that no input told of: saved when the pause comes. */
  readonly later: () => void;
  /** Lines that take the place of those of the form: another device saved them. */
  readonly replaced: ReplacedLines | null;
};
export type ReplacedLines = { readonly rows: readonly TypedLine[]; readonly turn: number };

const DraftContext = createContext<Shared | null>(null);
export const DraftProvider = DraftContext.Provider;

export function useDraft(): Shared {
  const shared = useContext(DraftContext);
  if (!shared) throw new Error("DraftProvider is missing above this component");
  return shared;
}

/** What every field of the form has in common: its value, where it was read, what is wrong with it. */
export function useDraftField(name: DraftField): {
  name: DraftField;
  defaultValue: string;
  read: ReactNode;
  error: string | undefined;
} {
  const { view, live, changed, touched, words } = useDraft();
  const form = useFormState();
  const mark = view.marks[name];
  const problem = live.problems.find((one) => one.field === name && one.blocking);
  // Once a refusal has shown every problem, each one leaves its field as soon as the server says it is mended.
  const shown = touched.has(name) || form.refusal ? (problem?.text ?? "") : undefined;
  return {
    name,
    defaultValue: view.fields[name],
    read: markOf(name, mark, changed.has(name), words.seeZone),
    error: shown,
  };
}

/** Where a value was read, as long as the field holds it; that two readings disagree is told whatever the field holds. */
function markOf(name: DraftField, mark: ReadMark | undefined, changed: boolean, seeZone: string): ReactNode {
  if (!mark) return undefined;
  if (!changed) return <Mark name={name} mark={mark} seeZone={seeZone} />;
  return mark.conflict ? <TwoReadings name={name} conflict={mark.conflict} /> : undefined;
}

export function Mark({ name, mark, seeZone }: { name: string; mark: ReadMark; seeZone: string }) {
  return (
    <span className="read-mark" data-sure={mark.sure}>
      {mark.text}
      {mark.zone && (
        <>
          {" "}
          <a href={`#${zoneId(name)}`}>{seeZone}</a>
        </>
      )}
      {mark.conflict && <TwoReadings name={name} conflict={mark.conflict} />}
    </span>
  );
}

/** What the page says and what the data of the file say, and either to take. Without script the button saves the draft with it. */
function TwoReadings({ name, conflict }: { name: string; conflict: NonNullable<ReadMark["conflict"]> }) {
  return (
    <span className="two-readings">
      <strong>{conflict.text}</strong>
      {conflict.takes.map(({ value, label }) => (
        <Button
          key={label}
          type="submit"
          size="small"
          name="prendre"
          value={`${name}=${value}`}
          onClick={(event) => {
            const { form } = event.currentTarget;
            if (!form) return;
            event.preventDefault();
            typeValue(form, name, value);
          }}
        >
          {label}
        </Button>
      ))}
    </span>
  );
}

/** What the document says, once the field says something else. */
export function useReadHint(name: DraftField): string | undefined {
  const { view, changed, words } = useDraft();
  const mark = view.marks[name];
  return mark && changed.has(name) ? words.documentSays.replace("{value}", mark.shown) : undefined;
}
