import "server-only";

export {
  type FileColumn,
  SERVICE_FILE,
  STRUCTURE_FILE,
} from "#lib/directory/domain/file-columns.ts";
export { type NumberedPage, readPageNumber } from "#lib/directory/domain/numbered-page.ts";
export { parseSearch } from "#lib/directory/domain/search-text.ts";
export type {
  DirectoryHit,
  DirectoryService,
  DirectorySheet,
  RecipientHit,
} from "#lib/directory/domain/views.ts";
export { directorySheet } from "#lib/directory/queries/directory-sheet.ts";
export {
  type DirectoryVersion,
  directoryJson,
  directoryServicesCsv,
  directoryStructuresCsv,
  directoryVersion,
} from "#lib/directory/queries/export-directory.ts";
export { readingContext } from "#lib/directory/queries/reading-context.ts";
export { knownRecipients, recipientRequirements } from "#lib/directory/queries/recipient.ts";
export { DIRECTORY_PAGE, type DirectoryPage, searchDirectory } from "#lib/directory/queries/search-directory.ts";
export { searchRecipients } from "#lib/directory/queries/search-recipients.ts";
export { siteMapPart, siteMapParts } from "#lib/directory/queries/site-map.ts";
