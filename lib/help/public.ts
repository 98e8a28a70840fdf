/** What the browser, and everything drawn, may know of the help. */
export { HELP_AUDIENCES, HELP_TOPICS, type HelpAudience, type HelpTopic } from "#lib/help/domain/parts.ts";
export type { HelpEntry, HelpHit, HelpPart } from "#lib/help/domain/views.ts";
