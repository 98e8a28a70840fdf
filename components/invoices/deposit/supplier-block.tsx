"use client";

import { useDraft, useDraftField } from "#components/invoices/deposit/form-context.tsx";
import { ValidatorBlock } from "#components/invoices/deposit/validator-block.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Select } from "#components/ui/inputs.tsx";

/** Fournisseur: whose invoice this is, for which of its services, and where it is to be paid. */
export function SupplierBlock() {
  const { view, words } = useDraft();
  const service = useDraftField("supplierServiceId");
  const account = useDraftField("bankAccountId");
  return (
    <fieldset className="fieldset">
      <legend>{words.supplier}</legend>
      <div className="field">
        <span className="field-label">{words.supplierName}</span>
        <p>
          {view.supplier.name} <span className="identifier">({view.supplier.identifier})</span>
        </p>
      </div>
      {view.supplierServices.length > 0 && (
        <Select
          {...service}
          label={words.supplierService}
          options={view.supplierServices}
          empty={words.wholeStructure}
        />
      )}
      {view.bankAccounts.length > 0 ? (
        <Select
          {...account}
          label={words.bankAccount}
          help={words.bankAccountHelp}
          options={view.bankAccounts}
          empty={words.chooseAccount}
        />
      ) : (
        <div className="field">
          <span className="field-label">{words.bankAccount}</span>
          <p className="field-help">{words.noBankAccount}</p>
        </div>
      )}
    </fieldset>
  );
}

/** Cadre de facturation, asked as a plain question; the code is shown beside the answer. */
export function CadreBlock() {
  const { words } = useDraft();
  const cadre = useDraftField("cadre");
  return (
    <fieldset className="fieldset">
      <legend>{words.cadre}</legend>
      <RadioGroup
        name={cadre.name}
        error={cadre.error}
        defaultValue={cadre.defaultValue}
        label={words.cadreQuestion}
        required
        boxed
        choices={[
          { value: "A1_FACTURE_FOURNISSEUR", label: words.cadreA1, hint: words.cadreA1Hint },
          { value: "A2_FACTURE_FOURNISSEUR_DEJA_PAYEE", label: words.cadreA2, hint: words.cadreA2Hint },
          { value: "A9_FACTURE_SOUSTRAITANT", label: words.cadreA9, hint: words.cadreA9Hint },
          { value: "A12_FACTURE_COTRAITANT", label: words.cadreA12, hint: words.cadreA12Hint },
        ]}
      />
      <ValidatorBlock />
    </fieldset>
  );
}
