"use client";

import { useEffect, useRef } from "react";
import { fieldId } from "#components/ui/field-id.ts";
import { useWords } from "#components/ui/words.tsx";
import type { PresentedRefusal } from "#lib/shared/form-state.ts";

/** The summary of a refusal: what happened, then one link to each field to mend. Takes the focus when it appears. */
export function FormFeedback({ refusal }: { refusal: PresentedRefusal | null }) {
  const words = useWords();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal) summary.current?.focus();
  }, [refusal]);
  if (!refusal) return null;
  return (
    <div ref={summary} className="error-summary" role="alert" tabIndex={-1}>
      <h2>{words.errorSummary}</h2>
      <p>{refusal.message}</p>
      {refusal.problems.length > 0 && (
        <ul>
          {refusal.problems.map((problem) => (
            <li key={`${problem.field} ${problem.text}`}>
              <a href={`#${fieldId(problem.field)}`}>{problem.text}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
