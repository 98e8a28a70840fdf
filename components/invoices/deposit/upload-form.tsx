"use client";

import { type FormEvent, useRef, useState } from "react";
import { uploadFile } from "#components/invoices/deposit/resumable.ts";
import type { Upload, UploadAnswer } from "#components/invoices/deposit/upload.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { FileInput } from "#components/ui/file-input.tsx";
import { Select } from "#components/ui/inputs.tsx";
import { routes } from "#lib/shared/routes.ts";
import type fr from "#messages/fr.json";

type Words = (typeof fr)["deposit"]["upload"] & {
  readonly structure: string;
  readonly structureHelp: string;
  readonly file: string;
  readonly fileHelp: string;
  readonly send: string;
};

type Limits = { readonly bytes: number; readonly nameLength: number };

type Props = {
  action: string;
  /** Makes a repeated sending of this very form harmless. */
  depositKey: string;
  /** SIRET of the recipient that was chosen before; null when the document shall tell. */
  recipient: string | null;
  /** The structure that is proposed first; null for the first of the list. */
  structure: string | null;
  structures: readonly { readonly value: string; readonly label: string }[];
  accept: string;
  limits: { readonly file: Limits; readonly archive: Limits };
  words: Words;
};

type Item = {
  readonly key: string;
  readonly file: File;
  readonly percent: number | null;
  readonly message: string;
  readonly wrong: boolean;
  readonly href: string | null;
};

/** Only chooses the limits that are told before sending: the content decides what a file is. */
const isArchive = ({ name }: File) => /\.(zip|tgz|gz)$/i.test(name);

/** A plain upload form; where scripts run, each file has its own progress, can be cancelled and tried again. */
export function UploadForm({ action, depositKey, recipient, structure, structures, accept, limits, words }: Props) {
  const [items, setItems] = useState<readonly Item[]>([]);
  const [error, setError] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const running = useRef(new Map<string, Upload>());

  const change = (key: string, part: Partial<Item>) =>
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...part } : item)));

  const refusal = (file: File): string => {
    // By a function: a name may hold « $& », which a replacement given as a text would take for an order.
    const told = (sentence: string) => sentence.replace("{name}", () => file.name);
    if (file.size === 0) return told(words.empty);
    const size = (Math.ceil((file.size / 1024 / 1024) * 10) / 10).toLocaleString(document.documentElement.lang);
    const archive = isArchive(file);
    const limit = archive ? limits.archive : limits.file;
    const tooLarge = archive ? words.archiveTooLarge : words.tooLarge;
    if (file.size > limit.bytes) return told(tooLarge.replace("{size}", size));
    const length = [...file.name].length;
    const tooLong = archive ? words.archiveNameTooLong : words.nameTooLong;
    if (length > limit.nameLength) return told(tooLong.replace("{length}", String(length)));
    return "";
  };

  const send = async (item: Item): Promise<UploadAnswer> => {
    const structureId = String(new FormData(form.current ?? undefined).get("structureId") ?? "");
    const upload = uploadFile({
      url: routes.apiUpload(item.key, { structureId, nom: item.file.name, destinataire: recipient }),
      file: item.file,
      onProgress: (percent) => change(item.key, percent === null ? { message: words.resuming } : sent(percent)),
      lost: words.lost,
    });
    running.current.set(item.key, upload);
    change(item.key, { percent: 0, message: words.sending.replace("{percent}", "0"), wrong: false });
    const answer = await upload.done;
    running.current.delete(item.key);
    change(
      item.key,
      answer.ok
        ? { percent: null, message: isArchive(item.file) ? words.archiveDone : words.done, href: answer.href }
        : { percent: null, message: answer.message || words.cancelled, wrong: answer.message !== "" },
    );
    return answer;
  };

  const sent = (percent: number): Partial<Item> => ({
    percent,
    message: percent < 100 ? words.sending.replace("{percent}", String(percent)) : words.reading,
  });

  const sendAll = async (list: readonly Item[]) => {
    const answers: UploadAnswer[] = [];
    for (const item of list) answers.push(await send(item));
    const [only] = answers;
    if (answers.length === 1 && only?.ok) window.location.assign(only.href);
  };

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (running.current.size > 0) return;
    const input = event.currentTarget.elements.namedItem("fichier");
    const files = input instanceof HTMLInputElement ? [...(input.files ?? [])] : [];
    setError(files.length === 0 ? words.chooseFirst : undefined);
    const list = files.map((file, index): Item => {
      const message = refusal(file);
      return {
        // The key of the form for the first file, so that the plain form and the script count as one deposit.
        key: index === 0 && items.length === 0 ? depositKey : crypto.randomUUID(),
        file,
        percent: null,
        message: message || words.waiting,
        wrong: message !== "",
        href: null,
      };
    });
    setItems(list);
    void sendAll(list.filter((item) => !item.wrong));
  };

  return (
    <form ref={form} method="post" action={action} encType="multipart/form-data" className="form" onSubmit={onSubmit}>
      <input type="hidden" name="cle" value={depositKey} />
      {recipient && <input type="hidden" name="destinataire" value={recipient} />}
      {structures.length === 1 ? (
        <>
          <input type="hidden" name="structureId" value={structures[0]?.value} />
          <div className="field">
            <span className="field-label">{words.structure}</span>
            <p>{structures[0]?.label}</p>
          </div>
        </>
      ) : (
        <Select
          name="structureId"
          label={words.structure}
          help={words.structureHelp}
          required
          options={structures}
          defaultValue={structure ?? undefined}
        />
      )}
      <FileInput
        name="fichier"
        label={words.file}
        help={words.fileHelp}
        error={error}
        accept={accept}
        multiple
        required
        onChange={() => setError(undefined)}
      />
      <div>
        <Button type="submit" look="primary" icon="upload" aria-disabled={running.current.size > 0 || undefined}>
          {words.send}
        </Button>
      </div>
      {items.length > 0 && (
        <section aria-label={words.list}>
          <ul className="upload-list" aria-live="polite">
            {items.map((item) => (
              <li key={item.key}>
                <strong>{item.file.name}</strong>
                <span className="button-row">
                  {item.percent !== null && item.percent < 100 && (
                    <Button size="small" icon="close" onClick={() => running.current.get(item.key)?.cancel()}>
                      {words.cancel}
                    </Button>
                  )}
                  {item.href && (
                    <ButtonLink size="small" href={item.href}>
                      {isArchive(item.file) ? words.openFlow : words.open}
                    </ButtonLink>
                  )}
                  {item.percent === null && !item.href && item.message !== words.waiting && !refusal(item.file) && (
                    <Button size="small" onClick={() => void sendAll([item])}>
                      {words.retry}
                    </Button>
                  )}
                </span>
                {item.percent !== null && (
                  <progress
                    max={100}
                    value={item.percent < 100 ? item.percent : undefined}
                    aria-label={item.file.name}
                  />
                )}
                <p className="upload-message" data-wrong={item.wrong}>
                  {item.message}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </form>
  );
}
