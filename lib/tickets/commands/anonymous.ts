import "server-only";
import { recordAudit } from "#lib/audit/index.ts";
import { type CaptchaProof, spendCaptcha } from "#lib/captcha/index.ts";
import type { EvidenceFile } from "#lib/documents/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, db, transaction } from "#lib/platform/db.ts";
import { normaliseEmail } from "#lib/shared/email.ts";
import type { Locale } from "#lib/shared/preferences.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";
import { applyEvent, holdTicket, sendTicket } from "#lib/tickets/data/apply-event.ts";
import { keepLinkedFiles, receiveLinkedFiles } from "#lib/tickets/data/files.ts";
import { minutesOf, take } from "#lib/tickets/data/limits.ts";
import { ticketOfLink } from "#lib/tickets/data/links.ts";
import { activeSubcategory } from "#lib/tickets/data/subcategories.ts";
import { mailLink, tell } from "#lib/tickets/data/tell.ts";
import {
  type MoveAnonymousInput,
  moveAnonymousInput,
  type OpenAnonymousInput,
  openAnonymousInput,
} from "#lib/tickets/domain/schemas.ts";

export type AnonymousTicket = {
  readonly form: OpenAnonymousInput;
  readonly captcha: CaptchaProof;
  /** The browser that the captcha was made for. */
  readonly visitor: string | null;
  readonly locale: Locale;
  readonly address: string | null;
};

const NOBODY = { userId: null, sessionId: null, name: null, structureLabel: null };

/**
 * A ticket without an account (feature F-98): for support only, followed by a link that is mailed. No address is looked up among the
 * accounts, so that nothing tells who has one; the mail carries none of what was typed, so that nobody writes to others through it.
 */
export async function openAnonymousTicket(input: AnonymousTicket): Promise<Result<null>> {
  const read = readInput(openAnonymousInput, input.form);
  if (!read.ok) return read;
  const { address } = input;
  const { subcategoryId, title, description } = read.data;
  const email = normaliseEmail(read.data.email);
  const from = await take("anonymousFrom", address ?? "unknown");
  if (!from.allowed) return refused("limited", address, tooMany(from.msLeft));
  const subcategory = await activeSubcategory(db(), subcategoryId, ["EVERYONE"]);
  if (!subcategory)
    return refuse("INVALID_INPUT", { fields: [{ field: "subcategoryId", code: "TICKET_SUBCATEGORY_GONE" }] });
  const captcha = await spendCaptcha(input.captcha, input.visitor);
  if (!captcha.ok) return refused("captcha", address, captcha);
  const to = await take("anonymousTo", email);
  if (!to.allowed) return refused("limited", address, tooMany(to.msLeft));
  return transaction<Result<null>>(async (tx) => {
    const { locale } = input;
    const data = { desk: "SUPPORT", subcategoryId, title, description, issuerEmail: email, locale } as const;
    const { ticketId, number } = await sendTicket(tx, data, {
      ...{ author: { ...NOBODY, address }, at: now(), documentIds: [] },
    });
    await mailLink(tx, { id: ticketId, number, issuerEmail: email, locale }, "anonymousTicket");
    await tell(tx, ticketId, "send", null);
    return ok(null);
  });
}

/** Whether a link opens a ticket: asked before the files that come with it are taken. */
export async function isTicketLink(token: string): Promise<boolean> {
  return (await ticketOfLink(db(), token)) !== null;
}

/**
 * What its author does with such a ticket, by the link in their mail: the address is proven by its having arrived. Files are checked as
 * anybody's; they are stored as nobody's, and give a right to nobody.
 */
export async function moveAnonymousTicket(
  input: MoveAnonymousInput,
  files: readonly EvidenceFile[],
  address: string | null,
): Promise<Result<{ jeton: string }>> {
  const read = readInput(moveAnonymousInput, input);
  if (!read.ok) return read;
  const { jeton, event, text, version } = read.data;
  const guess = await take("ticketLinkGuess", address ?? "unknown");
  if (!guess.allowed) return refused("limited", address, tooMany(guess.msLeft));
  // Before any file is looked at: a stranger's bytes are not stored.
  const known = await ticketOfLink(db(), jeton);
  if (!known) return refused("link", address, refuse("TICKET_LINK_DEAD"));
  const taken = await take("anonymousMessage", known);
  if (!taken.allowed) return refused("limited", address, tooMany(taken.msLeft));
  const received = await receiveLinkedFiles(db(), known, files);
  if (!received.ok) return received;
  const at = now();
  return transaction<Result<{ jeton: string }>>(async (tx) => {
    const ticketId = await ticketOfLink(tx, jeton);
    if (!ticketId) return abort(refuse("TICKET_LINK_DEAD"));
    await holdTicket(tx, ticketId);
    const kept = await keepLinkedFiles(tx, ticketId, received.data, at);
    if (!kept.ok) return abort(kept);
    const order = { ticketId, event, text, version, at, documentIds: kept.data, by: "issuer" } as const;
    const applied = await applyEvent(tx, { ...order, author: { ...NOBODY, address } });
    if (!applied.ok) return abort(applied);
    await tell(tx, ticketId, event, null);
    return ok({ jeton });
  });
}

function tooMany(msLeft: number) {
  return refuse("TOO_MANY_TICKETS", { params: { minutes: minutesOf(msLeft) } });
}

async function refused<R extends Refusal>(
  reason: "limited" | "captcha" | "link",
  address: string | null,
  refusal: R,
): Promise<R> {
  await transaction((tx) =>
    recordAudit(tx, { type: "ticket.refused", detail: { reason }, outcome: "refused", address }),
  );
  return refusal;
}
