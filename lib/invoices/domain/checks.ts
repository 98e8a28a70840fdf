import { AMOUNT_CHECKS } from "#lib/invoices/domain/check-amounts.ts";
import { LINE_CHECKS } from "#lib/invoices/domain/check-lines.ts";
import { RECIPIENT_CHECKS } from "#lib/invoices/domain/check-recipient.ts";
import { REFERENCE_CHECKS } from "#lib/invoices/domain/check-references.ts";
import type { Check, CheckFacts, CheckProblem } from "#lib/invoices/domain/check-types.ts";

/** Every rule that an invoice meets before it is sent, in the order of the form. */
export const CHECKS: readonly Check[] = [...RECIPIENT_CHECKS, ...REFERENCE_CHECKS, ...LINE_CHECKS, ...AMOUNT_CHECKS];

/**
 * Runs every rule: the live list « cette facture sera-t-elle rejetée ? » and the submission call the same function, so that
 * what the list promised holds (domain reference § 8.4).
 */
export function runChecks(facts: CheckFacts): readonly CheckProblem[] {
  return CHECKS.flatMap((check) => check.run(facts));
}

const TWINS: readonly string[] = ["invoice.sameAmount", "file.alreadySent"];

/** The sent invoices that look like this one: a person confirms having seen them. */
export function twinsAmong(problems: readonly CheckProblem[]): readonly { id: string; number: string }[] {
  const found = problems.filter(({ code }) => TWINS.includes(code));
  return found.map(({ params }) => ({ id: String(params?.invoiceId), number: String(params?.value) }));
}

export function blockingOnly(problems: readonly CheckProblem[]): readonly CheckProblem[] {
  return problems.filter((problem) => problem.severity === "blocking");
}
