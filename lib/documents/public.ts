/** What the browser may know of documents: no reader, no picture. */
export { bareLetters, isoDay, monthOf } from "#lib/documents/domain/printed-day.ts";
