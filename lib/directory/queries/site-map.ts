import "server-only";
import { pool } from "#lib/platform/db.ts";

/** Addresses in one file of the site map; the protocol of sitemaps.org allows 50 000 at most. */
export const SITE_MAP_PART = 20_000;

/** What search engines may list: public structures that take invoices and do not hide. */
const LISTED = "s.kind = 'PUBLIQUE' and s.identifier_type = 'SIRET' and s.status = 'ACTIVE' and not s.undisclosed";

/** How many files the sheets of the directory fill. */
export async function siteMapParts(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `select count(*)::int as count from structure s where ${LISTED}`,
  );
  return Math.ceil((rows[0]?.count ?? 0) / SITE_MAP_PART);
}

/** The SIRET and last change of the sheets of one file, from 1 on; empty beyond the last. */
export async function siteMapPart(part: number): Promise<{ siret: string; updatedAt: Date }[]> {
  const { rows } = await pool().query<{ siret: string; updatedAt: Date }>(
    `select s.identifier as siret, s.updated_at as "updatedAt" from structure s where ${LISTED}
     order by s.identifier limit ${SITE_MAP_PART} offset $1`,
    [(part - 1) * SITE_MAP_PART],
  );
  return rows;
}
