/** What browser code may import of the directory. */

export type { RecipientHit } from "#lib/directory/domain/views.ts";
export { SHORTEST_SEARCH } from "#lib/shared/search-words.ts";
