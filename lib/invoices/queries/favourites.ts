import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type RecipientNeeds, whatIsNeeded } from "#lib/invoices/domain/check-recipient.ts";
import { db } from "#lib/platform/db.ts";
import { publicName } from "#lib/structures/domain/glance.ts";

export type FavouriteView = {
  readonly id: string;
  readonly siret: string;
  readonly name: string;
  readonly place: string;
  readonly service: { readonly code: string; readonly label: string } | null;
  /** It takes no invoice any more: the entity, or the service that was kept with it. */
  readonly closed: boolean;
  /** What it asks of an invoice, today. */
  readonly needs: RecipientNeeds;
};

/** The recipients that the person keeps at hand, by name. */
export async function favourites({ userId }: Actor): Promise<FavouriteView[]> {
  const rows = await db().favouriteRecipient.findMany({
    where: { userId },
    orderBy: [{ recipient: { legalName: "asc" } }, { id: "asc" }],
    select: {
      id: true,
      recipient: {
        select: {
          identifier: true,
          legalName: true,
          undisclosed: true,
          postcode: true,
          town: true,
          status: true,
          requiresService: true,
          requiresCommitment: true,
          requiresServiceOrCommitment: true,
        },
      },
      service: { select: { code: true, label: true, status: true, requiresCommitment: true } },
    },
  });
  return rows.map(({ id, recipient, service }) => ({
    id,
    siret: recipient.identifier,
    name: publicName(recipient),
    place: [recipient.postcode, recipient.town].filter(Boolean).join(" "),
    service: service && { code: service.code, label: service.label },
    closed: recipient.status !== "ACTIVE" || (service !== null && service.status !== "ACTIF"),
    needs: whatIsNeeded(recipient, service),
  }));
}
