import "server-only";
import { isDatabaseAway } from "#lib/platform/db.ts";
import { logger } from "#lib/platform/logger.ts";
import { isStorageFailure } from "#lib/platform/storage.ts";
import { newId } from "#lib/shared/ids.ts";
import { type Refusal, refuse } from "#lib/shared/result.ts";

/**
 * What failed on our side, as a refusal: what it is about where a person can use that (nothing can be stored, the database is away), and
 * the reference under which it was logged.
 */
export function unexpected(error: unknown, doing: string): Refusal {
  const reference = newId().slice(-12);
  logger().error({ reference, err: error }, `${doing} failed`);
  const params = { reference };
  if (isStorageFailure(error)) return refuse("STORAGE_UNAVAILABLE", { params });
  return isDatabaseAway(error) ? refuse("PORTAL_UNAVAILABLE", { params }) : refuse("UNEXPECTED", { params });
}
