import "server-only";
import type { Actor, Reach } from "#lib/access/index.ts";
import { monthFigures } from "#lib/invoices/data/figures.ts";
import { fingerprintOf, readFiscal, selectFiscal } from "#lib/invoices/data/fiscal-rows.ts";
import { reachOf } from "#lib/invoices/data/invoice.scope.ts";
import { readCursor } from "#lib/invoices/domain/criteria.ts";
import type { FiscalRow } from "#lib/invoices/domain/fiscal.ts";
import type { ListPage } from "#lib/invoices/domain/views.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { parisDay, yearOf } from "#lib/shared/dates.ts";
import { DEFAULT_PAGE_SIZE, pageOf } from "#lib/shared/pagination.ts";

export type FiscalList = ListPage<FiscalRow> & {
  /** Years with deposits and the present one, the latest first. */
  readonly years: readonly number[];
  readonly presentYear: number;
  readonly sealedAt: Date | null;
};

/** « Liste fiscale » of one structure for one year, in the order of deposit (F-126). Null when this person does not read its invoices. */
export async function fiscalList(
  actor: Actor,
  structureId: string,
  year: number,
  cursor?: string | null,
): Promise<FiscalList | null> {
  const reaches = reachOf(actor, "issued", structureId);
  if (reaches.length === 0) return null;
  const after = readCursor(cursor, ["moment", "id"]);
  const [rows, months, seal] = await Promise.all([
    selectFiscal({ reaches, year }, { after, limit: DEFAULT_PAGE_SIZE + 1 }),
    monthFigures(reaches, "issued"),
    isWhole(reaches) ? db().fiscalSeal.findUnique({ where: { structureId_year: { structureId, year } } }) : null,
  ]);
  const presentYear = yearOf(parisDay(now()));
  const years = new Set([presentYear, ...months.map(({ month }) => yearOf(month))]);
  const ofYear = months.filter(({ month }) => yearOf(month) === year);
  const { items, next } = pageOf(rows, DEFAULT_PAGE_SIZE, ({ key }) => key);
  return {
    items: items.map(({ row }) => row),
    next,
    total: { count: ofYear.reduce((sum, { count }) => sum + count, 0), exact: true },
    years: [...years].toSorted((a, b) => b - a),
    presentYear,
    sealedAt: seal?.sealedAt ?? null,
  };
}

/** Every row of the list, a batch at a time; null when there is none for this person. */
export function exportFiscal(actor: Actor, structureId: string, year: number): ReturnType<typeof readFiscal> | null {
  const reaches = reachOf(actor, "issued", structureId);
  return reaches.length === 0 ? null : readFiscal({ reaches, year });
}

export type FiscalProof = {
  readonly structure: { readonly identifierType: string; readonly identifier: string; readonly name: string };
  readonly year: number;
  readonly computedAt: Date;
  readonly count: number;
  /** SHA-256 over the lines as they are now. */
  readonly fingerprint: string;
  /** What was sealed once the year was over; null before. */
  readonly seal: { readonly sealedAt: Date; readonly count: number; readonly fingerprint: string } | null;
};

/** The proof that a year's list is what it was: computed again from every invoice, beside what was sealed. For who reads the whole structure. */
export async function fiscalProof(actor: Actor, structureId: string, year: number): Promise<FiscalProof | null> {
  if (!isWhole(reachOf(actor, "issued", structureId))) return null;
  const [structure, seal, present] = await Promise.all([
    db().structure.findUniqueOrThrow({
      where: { id: structureId },
      select: { identifierType: true, identifier: true, legalName: true },
    }),
    db().fiscalSeal.findUnique({
      where: { structureId_year: { structureId, year } },
      select: { sealedAt: true, count: true, fingerprint: true },
    }),
    fingerprintOf(structureId, year),
  ]);
  const { identifierType, identifier, legalName: name } = structure;
  return { structure: { identifierType, identifier, name }, year, computedAt: now(), ...present, seal };
}

function isWhole(reaches: readonly Reach[]): boolean {
  return reaches.length > 0 && reaches.every(({ serviceIds }) => serviceIds === "all");
}
