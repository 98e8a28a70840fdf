export const TITLE_LENGTH = 120;
export const TEXT_LENGTH = 4000;
/** Files that come with one message. */
export const MOST_FILES = 5;
export const PHONE_LENGTH = 30;
/** Files that whoever has no account joins to one ticket in all: nothing else bounds what a link may store. */
export const MOST_LINKED_FILES = 20;
/** Rows of a page of tickets. */
export const TICKETS_A_PAGE = 25;
/** Rows of the file of a list. */
export const MOST_EXPORTED = 10_000;
/** Tickets that one person may have begun and kept, and for how many days without a change. */
export const MOST_DRAFTS = 20;
export const DRAFT_DAYS = 90;
/** Days for which the link of a mail opens a ticket sent without an account. */
export const LINK_DAYS = 90;
