import { ButtonLink } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

type Words = { readonly label: string; readonly submit: string; readonly reset?: string };

/** One field above a list, sent by GET as `recherche`: the address can be kept and shared. The way back stands there once something was typed. */
export function SearchBox({ action, typed, words }: { action: string; typed: string; words: Words }) {
  return (
    <search>
      <form className="filters" action={action}>
        <TextInput name="recherche" type="search" label={words.label} defaultValue={typed} maxLength={100} wordless />
        <div className="button-row">
          <SubmitButton look="secondary">{words.submit}</SubmitButton>
          {typed !== "" && words.reset && (
            <ButtonLink look="quiet" href={action}>
              {words.reset}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}
