import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";
import { MOST_DRAFTS } from "#lib/tickets/domain/limits.ts";
import { draftContent } from "#lib/tickets/domain/schemas.ts";
import { categoryName, subcategoryName } from "#lib/tickets/queries/catalogue.ts";

export type TicketDraftLine = {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly subcategory: string;
  readonly savedAt: Date;
};

const SUBCATEGORY = { select: { labelFr: true, labelEn: true, kind: true, category: true } } as const;

/** The person's drafts, the last saved first; there are few. */
export async function ticketDrafts(actor: Actor): Promise<TicketDraftLine[]> {
  const rows = await db().ticketDraft.findMany({
    where: { userId: actor.userId },
    orderBy: [{ savedAt: "desc" }, { id: "desc" }],
    take: MOST_DRAFTS,
    select: { id: true, content: true, savedAt: true, subcategory: SUBCATEGORY },
  });
  return rows.map(({ id, content, savedAt, subcategory }) => ({
    ...{ id, savedAt },
    title: draftContent.safeParse(content).data?.title ?? "",
    category: categoryName(subcategory.category, actor.locale),
    subcategory: subcategoryName(subcategory, actor.locale),
  }));
}

export function countTicketDrafts(actor: Actor): Promise<number> {
  return db().ticketDraft.count({ where: { userId: actor.userId } });
}

export type TicketDraftView = {
  readonly id: string;
  readonly categoryId: string;
  readonly subcategoryId: string;
  readonly invoiceId: string;
  /** What was typed, by field of the form. */
  readonly values: Readonly<Record<string, string>>;
};

/** One draft, to go on with; null of one of somebody else. */
export async function ticketDraft(actor: Actor, draftId: string): Promise<TicketDraftView | null> {
  if (!isId(draftId)) return null;
  const row = await db().ticketDraft.findFirst({
    where: { id: draftId, userId: actor.userId },
    select: { content: true, subcategoryId: true, subcategory: { select: { categoryId: true } } },
  });
  const content = row && draftContent.safeParse(row.content).data;
  if (!content) return null;
  const { invoiceId, ...values } = content;
  return {
    ...{ id: draftId, invoiceId, values },
    categoryId: row.subcategory.categoryId,
    subcategoryId: row.subcategoryId,
  };
}
