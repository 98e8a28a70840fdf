"use client";

import { useDraft, useDraftField, useReadHint } from "#components/invoices/deposit/form-context.tsx";
import { ValidatorSearch } from "#components/invoices/deposit/validator-search.tsx";

/**
 * Valideur: who approves the invoice of a subcontractor or of a joint contractor before the recipient has it. Shown with the cadres that
 * ask one, by style alone, so that choosing the cadre shows it without script too.
 */
export function ValidatorBlock() {
  const { view, live, words, save } = useDraft();
  const first = useDraftField("validatorIdentifier");
  const second = useDraftField("secondValidatorIdentifier");
  const says = useReadHint("validatorIdentifier");
  const search = {
    url: view.urls.validators,
    words: { suggestions: words.validators, none: words.noValidatorFound, count: words.suggestionCount },
    onChoose: save,
  };
  return (
    <div data-cadres="A9 A12">
      <p className="field-help">{words.validatorIntro}</p>
      <ValidatorSearch {...first} {...search} label={words.validator} help={says ?? words.validatorHelp} required />
      <Named name={live.validatorName} />
      <div data-cadres="A9">
        <ValidatorSearch
          {...second}
          {...search}
          label={words.secondValidator}
          help={words.secondValidatorHelp}
          required={false}
        />
        <Named name={live.secondValidatorName} />
      </div>
    </div>
  );
}

function Named({ name }: { name: string | null }) {
  const { words } = useDraft();
  if (!name) return null;
  return (
    <p role="status">
      <span className="field-label">{words.legalName}</span>
      <br />
      {name}
    </p>
  );
}
