"use client";

import { useActionState, useEffect, useRef } from "react";
import { Form, useFormState } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { readTurns } from "#lib/assistant/public.ts";
import { EMPTY_FORM, type FormState } from "#lib/shared/form-state.ts";

export type AssistantWords = Readonly<
  Record<
    | "welcome"
    | "question"
    | "ask"
    | "asking"
    | "you"
    | "log"
    | "kept"
    | "open"
    | "close"
    | "title"
    | "toChat"
    | "toTicket",
    string
  >
>;

type Action = (before: FormState, data: FormData) => Promise<FormState>;

type Props = {
  action: Action;
  /** Hand the conversation over to people, in a ticket or to the agent who is there; null for visitors, who have another form. */
  handOver: { readonly toTicket: Action; readonly toChat: Action } | null;
  name: string;
  longest: number;
  words: AssistantWords;
};

/** Questions and answers, the last one at the end, and the field for the next. A plain form: without script the page comes back with the answer. */
export function Conversation({ action, handOver, name, longest, words }: Props) {
  return (
    <Form action={action}>
      <Turns name={name} words={words} />
      <TextInput name="question" label={words.question} maxLength={longest} autoComplete="off" required wordless />
      <div className="button-row">
        <SubmitButton pendingLabel={words.asking}>{words.ask}</SubmitButton>
        {handOver && <HandOver {...handOver} words={words} />}
      </div>
      <p className="field-help">{words.kept}</p>
    </Form>
  );
}

/** Offered once something was said; the form has the conversation in it. The agent, while one is there. */
function HandOver({ toTicket, toChat, words }: NonNullable<Props["handOver"]> & Pick<Props, "words">) {
  const { turn, values } = useFormState();
  const [, toPeople] = useActionState(toTicket, EMPTY_FORM);
  const [{ refusal }, toAgent] = useActionState(toChat, EMPTY_FORM);
  if (turn === 0) return null;
  return (
    <>
      {values.chat === "open" && (
        <button type="submit" className="button" data-look="secondary" formAction={toAgent}>
          {words.toChat}
        </button>
      )}
      <button type="submit" className="button" data-look="secondary" formAction={toPeople}>
        {words.toTicket}
      </button>
      {refusal && (
        <p className="notice" data-tone="stop" role="alert">
          {refusal.message}
        </p>
      )}
    </>
  );
}

function Turns({ name, words }: Pick<Props, "name" | "words">) {
  const { values, turn } = useFormState();
  const log = useRef<HTMLDivElement>(null);
  const carried = typeof values.conversation === "string" ? values.conversation : "";
  const turns = readTurns(carried);
  useEffect(() => {
    if (turn === 0) return;
    log.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
    // The field was made anew, empty: the next question goes there.
    log.current?.closest("form")?.querySelector<HTMLInputElement>("input[name=question]")?.focus();
  }, [turn]);
  return (
    <div className="conversation" role="log" aria-label={words.log} ref={log}>
      <input type="hidden" name="conversation" value={carried} />
      <div className="said">
        <p className="visually-hidden">{name}</p>
        <p>{words.welcome}</p>
      </div>
      {turns.map(({ asked, said }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a conversation only grows at its end
        <div key={place} className="turn">
          <div className="asked">
            <p className="visually-hidden">{words.you}</p>
            <p>{asked}</p>
          </div>
          <div className="said">
            <p className="visually-hidden">{name}</p>
            {said.text.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {said.links.length > 0 && (
              <ul>
                {said.links.map(({ href, label }) => (
                  <li key={href}>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </div>
      ))}
    </div>
  );
}
