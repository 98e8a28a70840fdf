export { SEARCH_KINDS, type SearchGroup, type SearchHit } from "#lib/search/domain/groups.ts";
