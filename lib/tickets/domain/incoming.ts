import type { TicketStatus } from "#lib/tickets/domain/status.ts";
import type { TicketEventName } from "#lib/tickets/domain/transitions.ts";

/** What an answer by mail of its issuer means, by where the ticket is: it never accepts, which is a decision. */
export const BY_MAIL: Readonly<Record<TicketStatus, TicketEventName>> = {
  OUVERT: "add",
  EN_ATTENTE_INFORMATIONS: "provide",
  RESOLU: "send-back",
  FERME: "reopen",
};

/** The line with which mail programs begin what they quote, in French and in English. */
const QUOTE_BEGINS = [
  /^\s*(le|on)\b.{0,200}(a écrit|wrote)\s*:?\s*$/i,
  /^\s*-{2,}\s*(message d[’']origine|original message|message transféré|forwarded message)\s*-{2,}\s*$/i,
  /^\s*_{10,}\s*$/,
  /^\s*(de|from)\s*:.*@/i,
];

/** What somebody wrote above the mail that they answer: no quotation, no signature. */
export function writtenText(text: string): string {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const written: string[] = [];
  for (const [index, line] of lines.entries()) {
    // The line that says who wrote may be broken in two.
    const two = `${line} ${lines[index + 1] ?? ""}`;
    if (line === "-- " || QUOTE_BEGINS.some((begins) => begins.test(line))) break;
    if (/^\s*(le|on)\b/i.test(line) && (QUOTE_BEGINS[0]?.test(two) ?? false)) break;
    if (!line.startsWith(">")) written.push(line);
  }
  return written
    .join("\n")
    .replace(/(?![\n\t])\p{Cc}/gu, "")
    .trim();
}
