import "server-only";

export { type LiveEvent, watch } from "#lib/live/commands/watch.ts";
export { STREAM_MINUTES } from "#lib/live/domain/limits.ts";
