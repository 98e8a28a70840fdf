/** What browser code may import of the directory. */
export { SHORTEST_SEARCH } from "#lib/directory/domain/search-text.ts";
export type { RecipientHit } from "#lib/directory/domain/views.ts";
