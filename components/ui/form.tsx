"use client";

import { type ComponentProps, createContext, type ReactNode, useActionState, useContext, useEffect } from "react";
import { FormFeedback } from "#components/ui/form-feedback.tsx";
import { useWords } from "#components/ui/words.tsx";
import { EMPTY_FORM, type FormState } from "#lib/shared/form-state.ts";

const FormContext = createContext<FormState>(EMPTY_FORM);

/** What the enclosing form got back: each field finds its own error and what was typed in it. */
export function useFormState(): FormState {
  return useContext(FormContext);
}

type FormProps = Omit<ComponentProps<"form">, "action" | "children"> & {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  wide?: boolean;
  children: ReactNode;
};

/**
 * A form that posts to a server action and works before, or without, any script. A refused form comes back with the summary on
 * top, the focus on it, each field with its error and what was typed. Browser validation is off: errors have one wording.
 */
export function Form({ action, wide = false, children, ...props }: FormProps) {
  const [state, post] = useActionState(action, EMPTY_FORM);
  useErrorTitle(state.refusal !== null);
  return (
    <FormContext value={state}>
      <form action={post} noValidate className="form" data-wide={wide} {...props}>
        <FormFeedback key={state.turn} refusal={state.refusal} />
        {children}
      </form>
    </FormContext>
  );
}

/** What was refused of a form that is posted to a route, and what was typed in it. */
export type PostedState = {
  readonly message: string;
  readonly problems: readonly { readonly field: string; readonly text: string }[];
  readonly values: Readonly<Record<string, string>>;
};

/** The same for a form with files, which is posted to a route: its page comes back with what was refused. Works without any script. */
export function PostedForm({
  action,
  kept,
  children,
}: {
  action: string;
  kept: PostedState | null;
  children: ReactNode;
}) {
  // Kept without a message: it comes back to be gone on with.
  const refusal = kept?.message ? { message: kept.message, problems: kept.problems } : null;
  useErrorTitle(refusal !== null);
  return (
    <FormContext value={kept ? { refusal, values: kept.values, turn: 1 } : EMPTY_FORM}>
      <form className="form" method="post" action={action} encType="multipart/form-data" noValidate>
        <FormFeedback refusal={refusal} />
        {children}
      </form>
    </FormContext>
  );
}

/** « Erreur : » before the page's title as long as a refusal is shown (WCAG technique G199's counterpart). */
export function useErrorTitle(shown: boolean) {
  const { errorTitle } = useWords();
  useEffect(() => {
    if (!shown) return;
    const before = document.title;
    document.title = `${errorTitle} ${before}`;
    return () => {
      document.title = before;
    };
  }, [shown, errorTitle]);
}
