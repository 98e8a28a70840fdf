/** What the browser, and everything drawn, may know of the help. */
export { HELP_AUDIENCES, HELP_TOPICS, type HelpAudience, type HelpTopic } from "#lib/help/domain/parts.ts";
export { type HelpTitle, WELCOME, type Writing, type WrittenHelp } from "#lib/help/domain/revision.ts";
export { TOUR_STEPS, type TourState, type TourStep } from "#lib/help/domain/tour.ts";
export type { HelpEntry, HelpHit, HelpPart } from "#lib/help/domain/views.ts";
