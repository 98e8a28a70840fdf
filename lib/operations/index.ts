import "server-only";

export { retryGivenUp } from "#lib/operations/commands/retry-given-up.ts";
export { retryInput } from "#lib/operations/domain/schemas.ts";
export { type QueueView, queues } from "#lib/operations/queries/queues.ts";
