import "server-only";

export { loadHelp } from "#lib/help/commands/load-help.ts";
export type { HelpPage } from "#lib/help/domain/page.ts";
export { HELP_AUDIENCES, type HelpAudience, type HelpTopic } from "#lib/help/domain/parts.ts";
export type { HelpEntry, HelpHit, HelpPart } from "#lib/help/domain/views.ts";
export { type HelpReading, helpPage, helpParts, parseHelpAudience } from "#lib/help/queries/help-pages.ts";
export { searchHelp } from "#lib/help/queries/search-help.ts";
