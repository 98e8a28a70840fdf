import "server-only";

export { discardHelp, draftHelp } from "#lib/help/commands/draft-help.ts";
export { loadHelp } from "#lib/help/commands/load-help.ts";
export { moveTour } from "#lib/help/commands/move-tour.ts";
export { deliverHelp, publishHelp, restoreHelp } from "#lib/help/commands/publish-help.ts";
export { helpPictures } from "#lib/help/data/help-pictures.ts";
export { welcomeText } from "#lib/help/data/welcome.ts";
export type { HelpPage } from "#lib/help/domain/page.ts";
export { HELP_AUDIENCES, type HelpAudience, type HelpTopic } from "#lib/help/domain/parts.ts";
export { WELCOME } from "#lib/help/domain/revision.ts";
export {
  draftHelpInput,
  helpDraftInput,
  helpPlaceInput,
  moveTourInput,
  oneRevisionInput,
} from "#lib/help/domain/schemas.ts";
export type { TourState } from "#lib/help/domain/tour.ts";
export type { HelpEntry, HelpHit, HelpPart } from "#lib/help/domain/views.ts";
export { depositTour } from "#lib/help/queries/deposit-tour.ts";
export { type HelpReading, helpPage, helpParts, parseHelpAudience } from "#lib/help/queries/help-pages.ts";
export { searchHelp } from "#lib/help/queries/search-help.ts";
export { helpRevision, helpTitles, writtenHelp } from "#lib/help/queries/written-help.ts";
