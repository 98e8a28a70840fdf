import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Details } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type ChoiceColumn, type ChoosingList, COLUMNS_OF } from "#lib/invoices/public.ts";

type Props = {
  list: ChoosingList;
  shown: readonly ChoiceColumn[];
  action: ComponentProps<typeof Form>["action"];
  /** The address of the list as it is. */
  here: string;
};

/** Which columns the list has, ticked; kept for the person, on every device. */
export function ColumnChooser({ list, shown, action, here }: Props) {
  const t = useTranslations("issued.columns");
  const c = useTranslations("issued.columnChoice");
  const query = here.split("?")[1] ?? "";
  return (
    <Details summary={c("title")}>
      <Form action={action}>
        <input type="hidden" name="list" value={list} />
        <input type="hidden" name="liste" value={query} />
        <fieldset className="field">
          <legend className="field-label">{c("legend")}</legend>
          <p className="field-help">{c("help")}</p>
          <div className="choices column-choices">
            {COLUMNS_OF[list].offered.map((column) => (
              <label key={column} className="choice">
                <input type="checkbox" name="colonnes" value={column} defaultChecked={shown.includes(column)} />
                <span>{t(column)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="button-row">
          <SubmitButton look="secondary" size="small">
            {c("save")}
          </SubmitButton>
          <SubmitButton look="quiet" size="small" name="usual" value="oui">
            {c("usual")}
          </SubmitButton>
        </div>
      </Form>
    </Details>
  );
}
