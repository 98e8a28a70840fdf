"use client";

import { useEffect, useRef } from "react";
import { ReportBlock } from "#components/einvoice/report-block.tsx";
import { SheetBlock } from "#components/einvoice/sheet-block.tsx";
import type { VerdictView } from "#components/einvoice/view.ts";
import { Card } from "#components/ui/blocks.tsx";
import { FileInput } from "#components/ui/file-input.tsx";
import { Form, useFormState } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { FormState } from "#lib/shared/form-state.ts";

type Words = Readonly<Record<"file" | "fileHelp" | "check" | "checking" | "result", string>>;
type Props = { action: (before: FormState, data: FormData) => Promise<FormState>; words: Words };

/** One file in, a verdict out. A plain form: without script the page comes back with the verdict below it. */
export function Validator({ action, words }: Props) {
  return (
    <Form action={action} wide>
      <FileInput name="facture" label={words.file} help={words.fileHelp} accept=".xml,.pdf" required />
      <div>
        <SubmitButton pendingLabel={words.checking}>{words.check}</SubmitButton>
      </div>
      <Answer title={words.result} />
    </Form>
  );
}

function Answer({ title }: { title: string }) {
  const { values, turn } = useFormState();
  const heading = useRef<HTMLHeadingElement>(null);
  const { verdict } = values;
  useEffect(() => {
    if (turn > 0 && typeof verdict === "string") heading.current?.focus();
  }, [turn, verdict]);
  if (typeof verdict !== "string") return null;
  // Written by the action of this page.
  const view = JSON.parse(verdict) as VerdictView;
  return (
    <section className="einvoice-verdict" aria-labelledby="verdict">
      <h2 id="verdict" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <Notice tone={view.tone} title={view.title}>
        <p>{view.text}</p>
      </Notice>
      <Card title={view.rulesTitle}>
        <ReportBlock report={view.report} />
      </Card>
      {view.sheet && <SheetBlock sheet={view.sheet} />}
    </section>
  );
}
