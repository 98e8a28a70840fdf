"use client";

import { type FormEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { AmountsBlock } from "#components/invoices/deposit/amounts-block.tsx";
import { AttachmentsBlock } from "#components/invoices/deposit/attachments-block.tsx";
import { ConflictNotice } from "#components/invoices/deposit/conflict-notice.tsx";
import { DraftProvider, type DraftWords, useDraft, useDraftField } from "#components/invoices/deposit/form-context.tsx";
import { LinesBlock } from "#components/invoices/deposit/lines-block.tsx";
import { Preflight, PreflightCount } from "#components/invoices/deposit/preflight.tsx";
import { RecipientBlock } from "#components/invoices/deposit/recipient-block.tsx";
import { ReferencesBlock } from "#components/invoices/deposit/references-block.tsx";
import { CadreBlock, SupplierBlock } from "#components/invoices/deposit/supplier-block.tsx";
import { useAutosave } from "#components/invoices/deposit/use-autosave.ts";
import type { DraftView, SaveOutcome } from "#components/invoices/deposit/view.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Form, useFormState } from "#components/ui/form.tsx";
import { Textarea } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { FormState } from "#lib/shared/form-state.ts";
import { formatAmount, parseAmount } from "#lib/shared/money.ts";

type Props = {
  view: DraftView;
  words: DraftWords;
  action: (state: FormState, data: FormData) => Promise<FormState>;
  save: (data: FormData) => Promise<SaveOutcome>;
};

/** Fields in which one looks for a structure by its name. */
const SEARCHED: readonly string[] = ["recipientIdentifier", "validatorIdentifier", "secondValidatorIdentifier"];

/** The form of domain reference § 8.1: works as a plain form, and saves itself as one types where scripts run. */
export function DraftForm({ view, words, action, save }: Props) {
  const form = useRef<HTMLFormElement | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [changed, setChanged] = useState<ReadonlySet<string>>(() => changedFrom(view));
  const [total, setTotal] = useState<string | null>(null);
  const autosave = useAutosave({ form, first: view.live, save, words });

  useEffect(() => {
    form.current = frame.current?.querySelector("form") ?? null;
  }, []);

  const onInput = useCallback(
    (event: FormEvent) => {
      const input = event.target;
      if (
        !(
          input instanceof HTMLInputElement ||
          input instanceof HTMLSelectElement ||
          input instanceof HTMLTextAreaElement
        )
      )
        return;
      if (["fichier", "designation", "typePiece", ""].includes(input.name)) return;
      const { name } = input;
      setTouched((before) => (before.has(name) ? before : new Set(before).add(name)));
      const mark = view.marks[name as keyof DraftView["marks"]];
      if (mark) {
        setChanged((before) => {
          const after = new Set(before);
          if (input.value.trim() === mark.shown) after.delete(name);
          else after.add(name);
          return after;
        });
      }
      if (name === "totalExclTax" || name === "totalTax") setTotal(totalOf(input.form, view.locale));
      // A name being looked for is no recipient yet: it is saved once it is chosen, complete or left.
      if (SEARCHED.includes(name) && !/^(\s*\d){14}\s*$|^\s*$/.test(input.value)) autosave.hold();
      else autosave.later();
    },
    [view, autosave.later, autosave.hold],
  );

  const shared = useMemo(
    () => ({
      view,
      live: autosave.live,
      words,
      changed,
      touched,
      save: autosave.now,
      later: autosave.later,
      replaced: autosave.replaced,
    }),
    [view, autosave.live, words, changed, touched, autosave.now, autosave.later, autosave.replaced],
  );

  return (
    <DraftProvider value={shared}>
      <div ref={frame} className="draft-form">
        <Form action={action} wide onSubmit={autosave.onSubmit} onInput={onInput} onBlur={autosave.flush}>
          <Version />
          <Buttons message={autosave.message} failed={autosave.failed} />
          {autosave.conflict && <ConflictNotice conflict={autosave.conflict} settle={autosave.settle} />}
          <Preflight />
          <SupplierBlock />
          <CadreBlock />
          <RecipientBlock />
          <ReferencesBlock />
          {view.typed ? <LinesBlock /> : <AmountsBlock total={total} />}
          <AttachmentsBlock />
          <CommentBlock />
          <div className="action-bar">
            <Buttons message={autosave.message} failed={autosave.failed} last />
          </div>
        </Form>
      </div>
    </DraftProvider>
  );
}

/** The version that the next save starts from: the newest that this page has heard of. */
function Version() {
  const { view, live } = useDraft();
  const { values, turn } = useFormState();
  const answered = values.version;
  const version = Math.max(view.live.version, live.version, typeof answered === "string" ? Number(answered) : 0);
  return (
    <>
      <input type="hidden" name="invoiceId" value={view.invoiceId} />
      <input type="hidden" name="langue" value={view.locale} />
      <input type="hidden" name="version" value={version} />
      <input
        key={turn}
        type="hidden"
        name="avant"
        defaultValue={
          typeof values.avant === "string"
            ? values.avant
            : JSON.stringify({
                fields: view.fields,
                vatLines: view.vatLines,
                ...(view.typed ? { lines: view.lines } : {}),
              })
        }
      />
    </>
  );
}

/** Annuler · Enregistrer en mode Brouillon · Valider et envoyer: at the top and at the foot, one of them primary. */
function Buttons({ message, failed, last = false }: { message: string; failed: boolean; last?: boolean }) {
  const { view, words } = useDraft();
  const { turn, refusal } = useFormState();
  // The answer of a button that saved, script or not.
  const said = message || (turn > 0 && !refusal ? view.live.saved : "");
  return (
    <div className="button-row">
      <span className="leave">
        <ButtonLink href={view.urls.cancel} look="quiet">
          {words.cancel}
        </ButtonLink>
      </span>
      <Button type="submit" name="intention" value="enregistrer">
        {words.saveDraft}
      </Button>
      <SubmitButton
        name="intention"
        value="verifier"
        look={last ? "primary" : "secondary"}
        pendingLabel={words.checking}
      >
        {words.validate}
      </SubmitButton>
      {last && <PreflightCount />}
      {last && !view.typed && (
        <a className="link only-narrow" href="#document">
          {words.seeDocument}
        </a>
      )}
      {last && (
        <span className="save-state" data-failed={failed} role="status">
          {said}
        </span>
      )}
    </div>
  );
}

function CommentBlock() {
  const { words } = useDraft();
  const comment = useDraftField("comment");
  return (
    <fieldset className="fieldset">
      <legend>{words.comment}</legend>
      <Textarea {...comment} label={words.commentLabel} help={words.commentHelp} maxLength={2000} rows={3} />
    </fieldset>
  );
}

function changedFrom(view: DraftView): ReadonlySet<string> {
  const names = Object.keys(view.marks) as (keyof DraftView["marks"])[];
  return new Set(names.filter((name) => name !== "vatLines" && view.fields[name] !== view.marks[name]?.shown));
}

/** HT + TVA as typed, null while one of them cannot be read. Exact: no float is involved. */
function totalOf(form: HTMLFormElement | null, locale: "fr" | "en"): string | null {
  const read = (name: string) => {
    const input = form?.elements.namedItem(name);
    return input instanceof HTMLInputElement ? parseAmount(input.value, locale) : null;
  };
  const [exclTax, tax] = [read("totalExclTax"), read("totalTax")];
  return exclTax?.ok && tax?.ok ? formatAmount(exclTax.data.add(tax.data), locale) : null;
}
