import "server-only";
import { type Actor, canSomewhere } from "#lib/access/index.ts";
import {
  type FavouriteInput,
  type ForgetFavouriteInput,
  favouriteInput,
  forgetFavouriteInput,
} from "#lib/invoices/domain/model-schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** Kept by one person: the list is read at a glance. */
const MOST = 50;

export type FavouriteRefusal = "INVALID_INPUT" | "NOT_FOUND" | "TOO_MANY_FAVOURITES";

/** Keeps a recipient of the directory at hand, with one of its services or none; once, however often it is asked. For whoever writes drafts. */
export async function keepFavourite(
  actor: Actor,
  input: FavouriteInput,
): Promise<Result<{ favouriteId: string }, FavouriteRefusal>> {
  const read = readInput(favouriteInput, input);
  if (!read.ok) return read;
  if (!canSomewhere(actor, "invoice.draft")) return refuse("NOT_FOUND");
  const { siret, serviceCode } = read.data;
  const recipient = await db().structure.findFirst({
    where: { identifierType: "SIRET", identifier: siret, kind: "PUBLIQUE", status: "ACTIVE" },
    select: { id: true },
  });
  if (!recipient) return wrong("siret", "RECIPIENT_UNKNOWN");
  const service = serviceCode
    ? await db().service.findFirst({
        where: { structureId: recipient.id, status: "ACTIF", code: { equals: serviceCode, mode: "insensitive" } },
        select: { id: true },
      })
    : null;
  if (serviceCode && !service) return wrong("serviceCode", "SERVICE_UNKNOWN");
  const { userId } = actor;
  const place = { userId, recipientId: recipient.id, serviceId: service?.id ?? null };
  const known = await db().favouriteRecipient.findFirst({ where: place, select: { id: true } });
  if (known) return ok({ favouriteId: known.id });
  if ((await db().favouriteRecipient.count({ where: { userId } })) >= MOST) {
    return refuse("TOO_MANY_FAVOURITES", { params: { count: MOST } });
  }
  const at = now();
  const data = { id: newId(at.getTime()), ...place, createdAt: at };
  await db().favouriteRecipient.createMany({ data: [data], skipDuplicates: true });
  const kept = await db().favouriteRecipient.findFirstOrThrow({ where: place, select: { id: true } });
  return ok({ favouriteId: kept.id });
}

/** Forgets one of one's own. */
export async function forgetFavourite(
  actor: Actor,
  input: ForgetFavouriteInput,
): Promise<Result<null, "INVALID_INPUT" | "NOT_FOUND">> {
  const read = readInput(forgetFavouriteInput, input);
  if (!read.ok) return read;
  const { userId } = actor;
  const { count } = await db().favouriteRecipient.deleteMany({ where: { id: read.data.favouriteId, userId } });
  return count === 1 ? ok(null) : refuse("NOT_FOUND");
}

function wrong(field: string, code: string) {
  return refuse("INVALID_INPUT", { fields: [{ field, code }] });
}
