import { useTranslations } from "next-intl";
import { isDrawn } from "#components/invoices/page-picture.tsx";
import { Card } from "#components/ui/blocks.tsx";
import { DownloadLink } from "#components/ui/button.tsx";
import type { InvoiceSheet } from "#lib/invoices/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** The first page of the invoice, drawn by the portal (nothing of the file itself runs), and the file to download. */
export function DocumentPreview({ sheet }: { sheet: InvoiceSheet }) {
  const t = useTranslations("received");
  const main = sheet.files.find((file) => file.role === "MAIN");
  if (!main) return null;
  const number = sheet.number ?? sheet.draftNumber;
  const drawn = isDrawn(main.mediaType);
  return (
    <Card
      title={t("document")}
      aside={<DownloadLink href={routes.apiDocument(main.documentId)}>{t("download")}</DownloadLink>}
    >
      <div className="preview">
        {/* biome-ignore lint/performance/noImgElement: the page is drawn for this person alone and must not enter a shared cache. */}
        {drawn && <img src={routes.apiDocumentPage(main.documentId, 1)} alt={t("documentAlt", { number })} />}
        <p className="muted">{drawn ? t("firstPageOnly") : t("noPreview")}</p>
      </div>
    </Card>
  );
}
