import "server-only";

export { type Labelled, matchLabels } from "#lib/search/domain/match-labels.ts";
export * from "#lib/search/public.ts";
export { type FoundAll, searchAll } from "#lib/search/queries/search-all.ts";
