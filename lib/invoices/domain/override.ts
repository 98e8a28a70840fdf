import { isMotif, MOTIFS } from "#lib/invoices/domain/motifs.ts";
import { type InvoiceStatus, isOneOf, VISIBLE_TO_RECIPIENT } from "#lib/invoices/domain/status.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/**
 * What a recipient's own system may report: no order is imposed on it (domain reference § 10.2, « Real rule »). A table of its own, for
 * testers who reproduce that freedom; `INVOICE_TRANSITIONS` stays what the screens and the commands of people obey.
 */
export const OVERRIDE_TARGETS = [
  "MISE_A_DISPOSITION",
  "A_RECYCLER",
  "REJETEE",
  "SUSPENDUE",
  "SERVICE_FAIT",
  "MANDATEE",
  "MISE_A_DISPOSITION_COMPTABLE",
  "COMPTABILISEE",
  "MISE_EN_PAIEMENT",
] as const satisfies readonly InvoiceStatus[];
export type OverrideTarget = (typeof OVERRIDE_TARGETS)[number];

/** How the history names such a move. */
export const OVERRIDE_EVENT = "override";

/** The statuses of the recipient's side that an invoice there may be forced into; none before it was made available. */
export function overrideTargets(status: InvoiceStatus): readonly OverrideTarget[] {
  return isOneOf(VISIBLE_TO_RECIPIENT, status) ? OVERRIDE_TARGETS.filter((target) => target !== status) : [];
}

/** Every pair of the table: what the database's own guard is filled with. */
export function overridePairs(): readonly (readonly [InvoiceStatus, InvoiceStatus])[] {
  return VISIBLE_TO_RECIPIENT.flatMap((from) => overrideTargets(from).map((to) => [from, to] as const));
}

/** The reasons that a recipient gives, whatever for. */
export const OVERRIDE_MOTIFS = MOTIFS.filter(({ uses }) =>
  uses.some((use) => use === "rejection" || use === "suspension" || use === "recycling"),
).map(({ code }) => code);

export type OverrideRefusal =
  | "transition.notFromThisStatus"
  | "transition.motifNotAllowed"
  | "transition.commentRequired";

/** Forced, but never without saying why: the comment is due. */
export function decideOverride(
  from: InvoiceStatus,
  to: OverrideTarget,
  { motif, comment }: { readonly motif?: string | null; readonly comment?: string | null },
): Result<{ from: InvoiceStatus; to: OverrideTarget }, OverrideRefusal> {
  if (!overrideTargets(from).includes(to)) return refuse("transition.notFromThisStatus", { params: { status: from } });
  if (!comment?.trim()) return refuse("transition.commentRequired");
  if (motif && !(isMotif(motif) && OVERRIDE_MOTIFS.includes(motif))) {
    return refuse("transition.motifNotAllowed", { params: { motif: motif.slice(0, 40) } });
  }
  return ok({ from, to });
}
