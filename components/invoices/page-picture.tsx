import { Details } from "#components/ui/blocks.tsx";
import { routes } from "#lib/shared/routes.ts";

/** What the portal can draw: the rest is only downloaded. */
const DRAWN = /^(application\/pdf|image\/(png|jpeg|webp|tiff))$/;

/** Whether `PagePicture` shows anything of a file of this type. */
export function isDrawn(mediaType: string): boolean {
  return DRAWN.test(mediaType);
}

type Props = { documentId: string; summary: string; alt: string };

/** The first page of a file, drawn by the portal once it is asked for: nothing of the file itself runs. */
export function PagePicture({ documentId, summary, alt }: Props) {
  return (
    <Details summary={summary}>
      <span className="preview">
        {/* biome-ignore lint/performance/noImgElement: the page is drawn for this person alone and must not enter a shared cache. */}
        <img src={routes.apiDocumentPage(documentId, 1)} alt={alt} loading="lazy" />
      </span>
    </Details>
  );
}
