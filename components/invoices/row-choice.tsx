import type { ComponentProps } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { type Option, Select } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

type Props = {
  readonly action: ComponentProps<typeof Form>["action"];
  /** What goes along, by its name. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly name: string;
  readonly choices: readonly Option[];
  readonly chosen: string | null;
  readonly words: Readonly<Record<"label" | "nobody" | "save" | "cancel", string>>;
  /** The list without the choice. */
  readonly back: string;
};

/** Who takes care of an invoice, chosen in its row. */
export function RowChoice({ action, hidden, name, choices, chosen, words, back }: Props) {
  return (
    <Form action={action} className="row-form">
      {Object.entries(hidden).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <Select
        name={name}
        label={words.label}
        wordless
        empty={words.nobody}
        options={choices}
        defaultValue={chosen ?? ""}
        autoFocus
      />
      <span className="button-row">
        <SubmitButton size="small">{words.save}</SubmitButton>
        <ButtonLink size="small" look="quiet" href={back}>
          {words.cancel}
        </ButtonLink>
      </span>
    </Form>
  );
}
