import "server-only";

export { checkForVirus } from "#lib/platform/clamd.ts";
export { clockShift, now } from "#lib/platform/clock.ts";
export { abort, databaseAnswers, db, pool, type Tx, transaction } from "#lib/platform/db.ts";
export { env } from "#lib/platform/env.ts";
export { logger } from "#lib/platform/logger.ts";
export { absoluteUrl, appOrigin } from "#lib/platform/origin.ts";
export { enqueue, type GivenUp, type QueueLength, queueLengths } from "#lib/platform/queue.ts";
export { sameSecret } from "#lib/platform/same-secret.ts";
export { loadBytes, sha256Hex, storeBytes } from "#lib/platform/storage.ts";
export { xlsxOf } from "#lib/platform/xlsx-writer.ts";
export { type ZipEntry, zipOf } from "#lib/platform/zip-writer.ts";
