import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

type Words = { readonly label: string; readonly submit: string; readonly reset?: string };

type Props = {
  action: string;
  /** Of the text in the address. */
  name?: string;
  typed: string;
  words: Words;
  /** Choices beside the text, sent with it: `before` it for what the text is looked up in. */
  before?: ReactNode;
  children?: ReactNode;
  /** One of those choices narrows the list, so that there is a way back without anything typed. */
  narrowed?: boolean;
};

/** What stands above a list, sent by GET (the text as `recherche`, or as `name` says): the address can be kept and shared. The way back stands there once the list is narrowed. */
export function SearchBox({ action, name = "recherche", typed, words, before, children, narrowed = false }: Props) {
  return (
    <search>
      <form className="filters" action={action}>
        {before}
        <TextInput
          name={name}
          type="search"
          label={words.label}
          defaultValue={typed}
          maxLength={100}
          autoComplete="off"
          wordless
        />
        {children}
        <div className="button-row">
          <SubmitButton look="secondary">{words.submit}</SubmitButton>
          {(typed !== "" || narrowed) && words.reset && (
            <ButtonLink look="quiet" href={action}>
              {words.reset}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}
