import { ANY_ATTACHMENT } from "#lib/documents/index.ts";

/** What a file field of tickets offers: everything that may be attached to an invoice. */
export const TICKET_ACCEPT = ANY_ATTACHMENT.map((extension) => `.${extension}`).join(",");
