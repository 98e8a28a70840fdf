import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { db } from "#lib/platform/db.ts";
import {
  deskOf,
  KIND_PREFIX,
  parseObjectKind,
  type TicketAudience,
  type TicketKind,
} from "#lib/tickets/domain/status.ts";
import type { CategoryView, SubcategoryView } from "#lib/tickets/domain/views.ts";

type Named = { readonly labelFr: string; readonly labelEn: string };

export function categoryName({ labelFr, labelEn }: Named, locale: string): string {
  return locale === "en" ? labelEn : labelFr;
}

/** With its prefix, as lists show it: « M - Question pour le destinataire de ma facture ». */
export function subcategoryName(row: Named & { readonly kind: TicketKind }, locale: string): string {
  return KIND_PREFIX[row.kind] + categoryName(row, locale);
}

/** What a ticket can be about, for people with an account or without; a category without a choice is left out. */
export async function ticketCatalogue(audience: TicketAudience, locale: string): Promise<CategoryView[]> {
  const audiences: TicketAudience[] = audience === "EVERYONE" ? ["EVERYONE"] : ["SIGNED_IN", "EVERYONE"];
  const rows = await db().ticketCategory.findMany({
    where: { active: true },
    orderBy: { position: "asc" },
    include: {
      subcategories: { where: { active: true, audience: { in: audiences } }, orderBy: { position: "asc" } },
    },
  });
  return rows
    .filter(({ subcategories }) => subcategories.length > 0)
    .map((row) => ({
      id: row.id,
      code: row.code,
      name: categoryName(row, locale),
      targetHours: row.targetHours,
      subcategories: row.subcategories.map(
        (one): SubcategoryView => ({
          id: one.id,
          name: subcategoryName(one, locale),
          kind: one.kind,
          desk: deskOf(one.kind),
          objectKind: parseObjectKind(one.objectKind),
          audience: one.audience,
        }),
      ),
    }));
}

/** The sub-category for a question to the recipient of an invoice, which its sheet leads to; null when administrators offer none. */
export async function recipientQuestion(): Promise<{ categoryId: string; subcategoryId: string } | null> {
  const row = await db().ticketSubcategory.findFirst({
    where: { kind: "BUSINESS", objectKind: "FACTURE", active: true, category: { active: true } },
    orderBy: [{ category: { position: "asc" } }, { position: "asc" }],
    select: { id: true, categoryId: true },
  });
  return row && { categoryId: row.categoryId, subcategoryId: row.id };
}

/** Everything, in both languages, with what is not offered any more: for administrators; null to others. */
export async function wholeCatalogue(actor: Actor) {
  if (!canAsStaff(actor, "ticket.configure")) return null;
  return db().ticketCategory.findMany({
    orderBy: { position: "asc" },
    include: { subcategories: { orderBy: { position: "asc" }, include: { _count: { select: { tickets: true } } } } },
  });
}
export type WholeCategory = NonNullable<Awaited<ReturnType<typeof wholeCatalogue>>>[number];
