import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type Origin, resendActivation } from "#lib/accounts/index.ts";
import { readQuestion } from "#lib/assistant/domain/read-question.ts";
import { type HelpHit, searchHelp } from "#lib/help/index.ts";
import { type FollowedInvoice, followedByNumber, type InvoiceStatus } from "#lib/invoices/index.ts";

/** What the assistant answers: what it knows, and from where. It never says of an invoice what the portal does not hold. */
export type Answer =
  | { readonly kind: "greeting" | "thanks" | "human" | "askAddress" }
  | { readonly kind: "invoices"; readonly invoices: readonly FollowedInvoice[] }
  /** None of these numbers is one of an invoice that the person may look at. */
  | { readonly kind: "noInvoice"; readonly numbers: readonly string[] }
  /** An invoice is asked after by somebody who is not signed in. */
  | { readonly kind: "signIn" }
  | { readonly kind: "activationSent"; readonly email: string }
  | { readonly kind: "tooMany"; readonly minutes: number }
  | { readonly kind: "status"; readonly status: InvoiceStatus; readonly pages: readonly HelpHit[] }
  /** The best part of the help, then others that may help. */
  | { readonly kind: "help"; readonly best: HelpHit; readonly others: readonly HelpHit[] }
  /** It does not know; pages that come near. */
  | { readonly kind: "unknown"; readonly near: readonly HelpHit[] };

/** Of what was asked, by weight, that a part of the help must speak of to be the answer; measured on the questions of `tests/assistant`. */
export const COVERED = 0.5;
const PAGES = 4;

export type Asked = {
  /** Null for a visitor. */
  readonly actor: Actor | null;
  readonly question: string;
  readonly locale: "fr" | "en";
  readonly from: Origin;
};

/**
 * Answers one question from the help of the portal, from the invoices of who asks by their exact number, and from the life cycle. It says
 * when it does not know. Nothing of it is kept, and nothing leaves the portal; the one thing that it does is to send an activation link
 * again, within the same limits as the page for it.
 */
export async function answerQuestion({ actor, question, locale, from }: Asked): Promise<Answer> {
  const reading = readQuestion(question);
  if (reading.wish === "human" || reading.wish === "greeting" || reading.wish === "thanks")
    return { kind: reading.wish };
  if (reading.wish === "activation" && !actor) return again(reading.email, from);
  if (actor && reading.numbers.length > 0) {
    const invoices = await followedByNumber(actor, reading.numbers);
    if (invoices.length > 0) return { kind: "invoices", invoices };
  }
  if (reading.asksAfterNumber) return actor ? { kind: "noInvoice", numbers: reading.numbers } : { kind: "signIn" };
  const pages = await searchHelp(question, locale, PAGES);
  if (reading.status) return { kind: "status", status: reading.status, pages: pages.slice(0, 2) };
  const [best, ...others] = pages;
  if (!best || best.coverage < COVERED) return { kind: "unknown", near: pages.slice(0, 3) };
  return { kind: "help", best, others: others.filter(({ coverage }) => coverage >= COVERED / 2).slice(0, 2) };
}

/** The same to an address that waits, to one that has its account and to one that nobody knows. */
async function again(email: string | null, from: Origin): Promise<Answer> {
  if (!email) return { kind: "askAddress" };
  const sent = await resendActivation({ email, from });
  if (sent.ok) return { kind: "activationSent", email };
  return { kind: "tooMany", minutes: Number(sent.params?.minutes ?? 60) };
}
