"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useDraft } from "#components/invoices/deposit/form-context.tsx";
import { type Upload, uploadForm } from "#components/invoices/deposit/upload.ts";
import type { FileView } from "#components/invoices/deposit/view.ts";
import { PagePicture } from "#components/invoices/page-picture.tsx";
import { Button, DownloadLink } from "#components/ui/button.tsx";
import { Table } from "#components/ui/table.tsx";

/**
 * Pièces jointes: what goes with the invoice. Adding and removing post the whole form to their own address, so that nothing typed is
 * lost without script; with it, only the file travels.
 */
export function AttachmentsBlock() {
  const { view, words } = useDraft();
  return (
    <fieldset className="fieldset" id="pieces-jointes">
      <legend>{words.attachments}</legend>
      {view.typed && <p className="field-help">{words.typedDocument}</p>}
      {view.files.length > 0 && <FilesTable />}
      <AddAttachment />
    </fieldset>
  );
}

function FilesTable() {
  const { view, words } = useDraft();
  // The invoice itself stands beside the form already.
  const designation = ({ main, drawn, documentId, fileName, designation: text }: FileView) =>
    main || !drawn ? (
      text
    ) : (
      <>
        {text}
        <PagePicture
          documentId={documentId}
          summary={words.preview}
          alt={words.previewOf.replace("{name}", fileName)}
        />
      </>
    );
  return (
    <>
      <Table
        caption={words.attachmentsCaption}
        captionHidden
        rows={view.files}
        rowKey={(file) => file.id}
        columns={[
          { key: "type", header: words.fileType, cell: (file) => file.type },
          { key: "designation", header: words.designation, rowHeader: true, cell: designation },
          { key: "name", header: words.fileName, cell: (file) => `${file.fileName} (${file.size})` },
          {
            key: "actions",
            header: words.actions,
            hiddenHeader: true,
            cell: (file) => (
              <span className="button-row">
                <DownloadLink href={file.href} size="small" look="quiet">
                  {words.download} <span className="visually-hidden">{file.fileName}</span>
                </DownloadLink>
                {!file.main && (
                  <Button
                    type="submit"
                    size="small"
                    look="quiet"
                    icon="trash"
                    name="supprimer"
                    value={file.id}
                    formNoValidate
                  >
                    {words.remove} <span className="visually-hidden">{file.fileName}</span>
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
      {view.files.length > 1 && (
        <p>
          <DownloadLink href={view.urls.allFiles} size="small">
            {words.downloadAll}
          </DownloadLink>
        </p>
      )}
    </>
  );
}

function AddAttachment() {
  const { view, words } = useDraft();
  const router = useRouter();
  const [upload, setUpload] = useState<Upload | null>(null);
  const [message, setMessage] = useState<{ text: string; wrong: boolean } | null>(null);

  const send = async (form: HTMLFormElement) => {
    const file = form.elements.namedItem("fichier");
    const designation = form.elements.namedItem("designation");
    const type = form.elements.namedItem("typePiece");
    if (!(file instanceof HTMLInputElement) || !(designation instanceof HTMLInputElement)) return;
    if (!(type instanceof HTMLSelectElement)) return;
    const chosen = file.files?.[0];
    if (!chosen) {
      setMessage({ text: words.chooseFileFirst, wrong: true });
      return file.focus();
    }
    const data = new FormData();
    data.set("designation", designation.value.trim() || chosen.name.replace(/\.[^.]+$/, "").slice(0, 100));
    data.set("typePiece", type.value);
    data.set("fichier", chosen);
    let cancelled = false;
    const onProgress = (percent: number) =>
      setMessage({ text: words.sending.replace("{percent}", String(percent)), wrong: false });
    const sending = uploadForm(view.urls.attach, data, onProgress, words.lost);
    const cancel = () => {
      cancelled = true;
      sending.cancel();
    };
    setUpload({ ...sending, cancel });
    const answer = await sending.done;
    setUpload(null);
    if (cancelled && !answer.ok) {
      // It may have arrived before the order to stop: the table tells.
      setMessage({ text: words.uploadCancelled, wrong: false });
      return router.refresh();
    }
    setMessage({ text: answer.ok ? words.attached : answer.message, wrong: !answer.ok });
    if (!answer.ok) return;
    file.value = "";
    designation.value = "";
    router.refresh();
  };

  return (
    <div className="add-file">
      <h3>{words.addFile}</h3>
      <p className="field-help" id="piece-aide">
        {words.addFileHelp}
      </p>
      {message && (
        <p className={message.wrong ? "field-error" : "field-help"} role={message.wrong ? "alert" : "status"}>
          {message.text}
        </p>
      )}
      <label className="field">
        <span className="field-label">{words.fileSelection}</span>
        <input type="file" name="fichier" className="input" aria-describedby="piece-aide" />
      </label>
      <label className="field">
        <span className="field-label">{words.designation}</span>
        <input type="text" name="designation" className="input" maxLength={100} autoComplete="off" />
      </label>
      <label className="field">
        <span className="field-label">{words.fileType}</span>
        <select name="typePiece" className="input" defaultValue={view.attachmentTypes[0]?.value}>
          {view.attachmentTypes.map((type) => (
            <option key={type.value} value={type.value}>
              {type.label}
            </option>
          ))}
        </select>
      </label>
      <span className="button-row">
        <Button
          type="submit"
          icon="plus"
          formAction={view.urls.attach}
          formEncType="multipart/form-data"
          formMethod="post"
          onClick={(event) => {
            event.preventDefault();
            const { form } = event.currentTarget;
            if (form && !upload) void send(form);
          }}
        >
          {words.addButton}
        </Button>
        {upload && <Button onClick={upload.cancel}>{words.cancelUpload}</Button>}
      </span>
    </div>
  );
}
