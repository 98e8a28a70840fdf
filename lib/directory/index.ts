import "server-only";

export { parseSearch } from "#lib/directory/domain/search-text.ts";
export type { RecipientHit } from "#lib/directory/domain/views.ts";
export { readingContext } from "#lib/directory/queries/reading-context.ts";
export { knownRecipients, recipientRequirements } from "#lib/directory/queries/recipient.ts";
export { searchRecipients } from "#lib/directory/queries/search-recipients.ts";
