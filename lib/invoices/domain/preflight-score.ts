import type { CheckProblem } from "#lib/invoices/domain/check-types.ts";
import type { Advice } from "#lib/invoices/domain/past-refusals.ts";

/** What each kind of point takes off a hundred: the words of `deposit.form.scoreHelp` say the same. */
export const SCORE_COST = { blocking: 25, own: 20, others: 10, warning: 5 } as const;

/**
 * « Cette facture sera-t-elle rejetée ? » in one figure (F-149): a hundred when nothing prevents sending, nothing deserves a look and this
 * recipient sent nothing back that care prevents; four points that prevent sending leave nothing.
 */
export function preflightScore(problems: readonly CheckProblem[], advice: readonly Advice[]): number {
  const costs = [
    ...problems.map(({ severity }) => SCORE_COST[severity]),
    ...advice.map(({ from }) => SCORE_COST[from]),
  ];
  return Math.max(0, 100 - costs.reduce((sum, cost) => sum + cost, 0));
}
