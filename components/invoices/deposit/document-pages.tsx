import type { ReactNode } from "react";
import { controlId, zoneId } from "#components/invoices/deposit/zones.ts";

export type ShownZone = {
  readonly field: string;
  readonly label: string;
  readonly sure: boolean;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
};

type Props = {
  pages: readonly { readonly number: number; readonly src: string; readonly alt: string }[];
  zones: readonly ShownZone[];
  /** « {field} : aller au champ » */
  zoneLabel: (field: string) => string;
  /** Names the set of zones of a page. */
  zonesLabel: string;
  children?: ReactNode;
};

/** Room around the words, so that the frame does not touch them. */
const MARGIN = 0.004;

/**
 * The document as it is, page by page, with the zones where the fields were read. Each zone is a link to its field: no script is
 * needed to go from one to the other.
 */
export function DocumentPages({ pages, zones, zoneLabel, zonesLabel, children }: Props) {
  return (
    <div className="document-pages">
      {children}
      {pages.map((page) => (
        <figure key={page.number} className="document-page">
          {/* biome-ignore lint/performance/noImgElement: a private page drawn by the portal, which no image cache may keep */}
          <img src={page.src} alt={page.alt} loading={page.number > 1 ? "lazy" : "eager"} decoding="async" />
          {/* biome-ignore lint/a11y/useSemanticElements: no HTML element groups what is inside an svg */}
          <svg viewBox="0 0 1 1" preserveAspectRatio="none" role="group" aria-label={zonesLabel}>
            {zones
              .filter((zone) => zone.page === page.number)
              .map((zone) => (
                <a
                  key={zone.field}
                  id={zoneId(zone.field)}
                  href={`#${controlId(zone.field)}`}
                  aria-label={zoneLabel(zone.label)}
                  data-zone={zone.field}
                  data-sure={zone.sure}
                >
                  <title>{zone.label}</title>
                  <rect
                    x={Math.max(0, zone.x - MARGIN)}
                    y={Math.max(0, zone.y - MARGIN)}
                    width={zone.w + 2 * MARGIN}
                    height={zone.h + 2 * MARGIN}
                  />
                </a>
              ))}
          </svg>
        </figure>
      ))}
    </div>
  );
}
