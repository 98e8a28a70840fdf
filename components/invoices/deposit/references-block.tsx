"use client";

import { useState } from "react";
import { useDraft, useDraftField, useReadHint } from "#components/invoices/deposit/form-context.tsx";
import { CommitmentFields } from "#components/invoices/deposit/recipient-block.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { DateInput, Select, TextInput } from "#components/ui/inputs.tsx";

/** Références, in the order of the reference portal. What a credit note does not have disappears with the type. */
export function ReferencesBlock() {
  const { view, words } = useDraft();
  const number = useDraftField("number");
  const date = useDraftField("issueDate");
  const currency = useDraftField("currency");
  const type = useDraftField("invoiceType");
  const original = useDraftField("originalNumber");
  const vatType = useDraftField("vatType");
  const exemption = useDraftField("exemptionReason");
  const payment = useDraftField("paymentMode");
  const [credit, setCredit] = useState(type.defaultValue === "AVOIR");
  const [exempt, setExempt] = useState(vatType.defaultValue === "EXONERATION");
  // A line of a keyed-in invoice may be without VAT, whatever the type.
  const exemptShown = exempt || view.typed;
  return (
    <fieldset className="fieldset">
      <legend>{words.references}</legend>
      <TextInput
        {...number}
        label={words.number}
        help={useReadHint("number") ?? (view.typed ? words.numberHelpTyped : words.numberHelp)}
        required
        width="medium"
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
      />
      <DateInput {...date} label={words.issueDate} help={useReadHint("issueDate")} required />
      <div className="field">
        <span className="field-label">{words.depositFormat}</span>
        <p>{view.depositFormat}</p>
      </div>
      <Select
        {...currency}
        label={words.currency}
        help={useReadHint("currency")}
        required
        width="medium"
        options={currencies(currency.defaultValue, view.locale)}
      />
      <RadioGroup
        name={type.name}
        error={type.error}
        read={type.read}
        defaultValue={type.defaultValue}
        label={words.type}
        required
        choices={[
          { value: "FACTURE", label: words.invoice },
          { value: "AVOIR", label: words.creditNote, hint: words.creditNoteHint },
        ]}
        onChange={(event) => setCredit(event.currentTarget.value === "AVOIR")}
      />
      <div hidden={!credit}>
        <TextInput
          {...original}
          label={words.originalNumber}
          help={words.originalNumberHelp}
          required={credit}
          width="medium"
          maxLength={60}
          autoComplete="off"
        />
      </div>
      <CommitmentFields />
      <Select
        {...vatType}
        label={words.vatType}
        required
        empty={words.choose}
        options={[
          { value: "TVA_SUR_DEBIT", label: words.vatOnDebits },
          { value: "TVA_SUR_ENCAISSEMENT", label: words.vatOnReceipts },
          { value: "EXONERATION", label: words.vatExempt },
          { value: "SANS_TVA", label: words.vatNone },
        ]}
        onChange={(event) => setExempt(event.currentTarget.value === "EXONERATION")}
      />
      <div hidden={!exemptShown}>
        <TextInput
          {...exemption}
          label={words.exemptionReason}
          help={view.typed ? words.exemptionForLinesHelp : words.exemptionReasonHelp}
          required={exempt}
          maxLength={1024}
        />
      </div>
      <div hidden={credit}>
        <Select
          {...payment}
          label={words.paymentMode}
          required={!credit}
          empty={words.choose}
          options={[
            { value: "VIREMENT", label: words.payTransfer },
            { value: "PRELEVEMENT", label: words.payDebit },
            { value: "CHEQUE", label: words.payCheque },
            { value: "ESPECE", label: words.payCash },
            { value: "REPORT", label: words.payReport },
            { value: "AUTRE", label: words.payOther },
          ]}
        />
      </div>
    </fieldset>
  );
}

const COMMON = ["EUR", "CHF", "GBP", "USD", "XPF", "CAD", "DKK", "NOK", "PLN", "SEK"];

function currencies(chosen: string, locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([locale], { type: "currency", fallback: "code" });
  const codes = chosen === "" || COMMON.includes(chosen) ? COMMON : [chosen, ...COMMON];
  return codes.map((code) => ({
    value: code,
    label: /^[A-Z]{3}$/.test(code) ? `${code} – ${names.of(code)}` : code,
  }));
}
