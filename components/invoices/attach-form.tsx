"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { FileInput } from "#components/ui/file-input.tsx";
import { TextInput } from "#components/ui/inputs.tsx";

export type AttachWords = {
  readonly file: string;
  readonly help: string;
  readonly designation: string;
  readonly designationHelp: string;
  readonly add: string;
  readonly sending: string;
  readonly lost: string;
};

type Answer = { readonly ok: boolean; readonly message?: string };

/**
 * Adds one file to an invoice. A plain form posts it and comes back; where scripts run only the file travels, so that what is typed
 * elsewhere in the page stays.
 */
export function AttachForm({
  address,
  accept,
  refusal,
  words,
}: {
  address: string;
  accept: string;
  /** What the plain form was refused with, in words. */
  refusal: string | null;
  words: AttachWords;
}) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [error, setError] = useState(refusal);
  const [sending, setSending] = useState(false);

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    const answer = await post(address, new FormData(event.currentTarget), words.lost);
    setSending(false);
    setError(answer.ok ? null : (answer.message ?? words.lost));
    if (!answer.ok) return;
    form.current?.reset();
    router.refresh();
  };

  return (
    <form
      ref={form}
      className="form"
      method="post"
      action={address}
      encType="multipart/form-data"
      noValidate
      onSubmit={send}
    >
      <TextInput name="designation" label={words.designation} help={words.designationHelp} maxLength={100} />
      <FileInput
        name="fichier"
        label={words.file}
        help={words.help}
        accept={accept}
        required
        error={error ?? undefined}
      />
      <div>
        <Button type="submit" icon="plus" aria-disabled={sending || undefined}>
          {sending ? words.sending : words.add}
        </Button>
      </div>
    </form>
  );
}

async function post(address: string, body: FormData, lost: string): Promise<Answer> {
  try {
    const response = await fetch(address, { method: "POST", body, headers: { accept: "application/json" } });
    return (await response.json()) as Answer;
  } catch {
    return { ok: false, message: lost };
  }
}
