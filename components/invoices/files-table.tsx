import { useLocale, useTranslations } from "next-intl";
import { isDrawn, PagePicture } from "#components/invoices/page-picture.tsx";
import { DownloadLink } from "#components/ui/button.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import type { FileView } from "#lib/invoices/public.ts";
import { formatDateTime } from "#lib/shared/dates.ts";
import { formatFileSize } from "#lib/shared/file-size.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  invoiceId: string;
  /** Offers what the invoice says as data too. */
  data?: boolean;
  files: readonly FileView[];
  /** When the invoice was sent: a file added later says so. */
  submittedAt: Date | null;
};

/** The invoice and its attachments (domain reference § 8.1), each to download. */
export function FilesTable({ invoiceId, data = false, files, submittedAt }: Props) {
  const t = useTranslations("invoices.sheet");
  const locale = useLocale();
  const added = (file: FileView) => submittedAt !== null && file.addedAt.getTime() > submittedAt.getTime();
  const columns: Column<FileView>[] = [
    { key: "kind", header: t("fileKind"), cell: ({ role }) => t(role === "MAIN" ? "mainFile" : "attachment") },
    {
      key: "designation",
      header: t("fileDesignation"),
      rowHeader: true,
      cell: (file) => (
        <>
          {file.designation}
          {added(file) && (
            <small className="muted"> {t("addedAfter", { date: formatDateTime(file.addedAt, locale) })}</small>
          )}
          {isDrawn(file.mediaType) && (
            <PagePicture
              documentId={file.documentId}
              summary={t("preview")}
              alt={t("previewOf", { name: file.fileName })}
            />
          )}
        </>
      ),
    },
    { key: "name", header: t("fileName"), cell: ({ fileName }) => fileName },
    {
      key: "size",
      header: t("fileSize"),
      align: "end",
      nowrap: true,
      cell: ({ size }) => formatFileSize(size, locale),
    },
    {
      key: "actions",
      header: t("fileActions"),
      hiddenHeader: true,
      cell: ({ documentId, fileName }) => (
        <DownloadLink size="small" href={routes.apiDocument(documentId)}>
          {t("download")}
          <VisuallyHidden> {fileName}</VisuallyHidden>
        </DownloadLink>
      ),
    },
  ];
  return (
    <section aria-label={t("files")}>
      <Table caption={t("files")} columns={columns} rows={files} rowKey={({ id }) => id} />
      <div className="button-row">
        {files.length > 1 && <DownloadLink href={routes.apiInvoiceFiles(invoiceId)}>{t("downloadAll")}</DownloadLink>}
        {/* Not marked as downloads: what cannot be written is told by a page. */}
        {data && submittedAt && (
          <>
            <DownloadLink look="quiet" download={undefined} href={routes.apiInvoiceData(invoiceId, "ubl")}>
              {t("dataAs", { syntax: "UBL" })}
            </DownloadLink>
            <DownloadLink look="quiet" download={undefined} href={routes.apiInvoiceData(invoiceId, "cii")}>
              {t("dataAs", { syntax: "CII" })}
            </DownloadLink>
          </>
        )}
      </div>
    </section>
  );
}
