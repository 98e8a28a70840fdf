"use client";

import { useDraft } from "#components/invoices/deposit/form-context.tsx";
import type { Conflict } from "#components/invoices/deposit/view.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";

type Props = { conflict: Conflict; settle: (which: "mine" | "saved") => void };

/** Two devices changed the same fields: both values, and which to go on with. Nothing is saved before that is said. */
export function ConflictNotice({ conflict, settle }: Props) {
  const { words } = useDraft();
  return (
    <Notice tone="stop" live="assertive" title={words.conflictTitle}>
      <p>{conflict.message}</p>
      <ul>
        {conflict.fields.map(({ label, mine, saved, target }) => (
          <li key={target}>
            <a className="link" href={`#${target}`}>
              {label}
            </a>
            {words.conflictValues.replace("{mine}", () => mine).replace("{saved}", () => saved)}
          </li>
        ))}
      </ul>
      <span className="button-row">
        <Button onClick={() => settle("mine")}>{words.keepMine}</Button>
        <Button onClick={() => settle("saved")}>{words.takeSaved}</Button>
      </span>
    </Notice>
  );
}
