"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "#components/ui/button.tsx";
import { useWords } from "#components/ui/words.tsx";

/**
 * Sends the form, once: while it is on its way the button says so and a second press does nothing. It stays focusable, because a
 * disabled button would throw the keyboard back to the top of the page. Without scripts it is a plain submit button.
 */
export function SubmitButton({
  children,
  pendingLabel,
  look = "primary",
  ...props
}: ComponentProps<typeof Button> & { pendingLabel?: string }) {
  const words = useWords();
  const { pending } = useFormStatus();
  return (
    <Button
      type="submit"
      look={look}
      aria-disabled={pending || undefined}
      data-pending={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
      {...props}
    >
      {pending ? (pendingLabel ?? words.pending) : children}
    </Button>
  );
}

/**
 * What the Enter key presses in a form that has other buttons above its own: the browser takes the first one. Neither seen nor reached
 * by the keyboard; the button that is stands at the end.
 */
export function DefaultSubmit(props: { name: string; value: string }) {
  return <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true" {...props} />;
}
