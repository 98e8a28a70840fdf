import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { amountText } from "#lib/invoices/data/invoice.mapping.ts";
import { visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import { toRaw } from "#lib/invoices/data/raw-draft.ts";
import { db } from "#lib/platform/db.ts";
import { publicName } from "#lib/structures/domain/glance.ts";

export type DraftLine = {
  readonly invoiceId: string;
  readonly version: number;
  readonly draftNumber: string;
  /** Keyed in: it has no file yet. */
  readonly typed: boolean;
  readonly fileName: string | null;
  /** As typed when it is not acceptable yet. */
  readonly number: string | null;
  readonly recipient: string | null;
  readonly total: string | null;
  readonly currency: string;
  readonly createdBy: string;
  readonly savedAt: Date;
  /** Null when the reading of the document filled it last. */
  readonly savedBy: string | null;
};

const PERSON = { select: { firstName: true, lastName: true } } as const;

/** The drafts that the person can go on with, the last saved first. The whole list is the work list, filtered on drafts. */
export async function listDrafts(actor: Actor, limit = 20): Promise<DraftLine[]> {
  const rows = await db().invoice.findMany({
    where: { AND: [visibleTo(actor, "issued"), { status: "BROUILLON" }] },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limit,
    select: {
      id: true,
      version: true,
      depositMode: true,
      draftNumber: true,
      number: true,
      rawDraft: true,
      currency: true,
      totalInclTax: true,
      updatedAt: true,
      createdBy: PERSON,
      savedBy: PERSON,
      recipient: { select: { legalName: true, identifier: true, undisclosed: true } },
      files: { where: { role: "MAIN" }, select: { document: { select: { fileName: true } } } },
    },
  });
  return rows.map((row) => {
    const raw = toRaw(row.rawDraft);
    return {
      invoiceId: row.id,
      version: row.version,
      draftNumber: row.draftNumber,
      typed: row.depositMode === "SAISIE_PORTAIL",
      fileName: row.files[0]?.document.fileName ?? null,
      number: row.number ?? raw.number ?? null,
      recipient: (row.recipient && publicName(row.recipient)) ?? raw.recipientIdentifier ?? null,
      total: amountText(row.totalInclTax),
      currency: row.currency,
      createdBy: nameOf(row.createdBy),
      savedAt: row.updatedAt,
      savedBy: row.savedBy && nameOf(row.savedBy),
    };
  });
}

function nameOf({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return `${firstName} ${lastName}`;
}
