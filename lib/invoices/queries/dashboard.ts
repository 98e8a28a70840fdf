import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { monthFigures, partnerFigures, stepFigures } from "#lib/invoices/data/figures.ts";
import { type ReadSide, reachOf } from "#lib/invoices/data/invoice.scope.ts";
import { statusCounts } from "#lib/invoices/data/totals-of-lists.ts";
import {
  byAge,
  byMonth,
  type Dashboard,
  MONTHS_SHOWN,
  meanDays,
  PARTNERS_SHOWN,
} from "#lib/invoices/domain/dashboard.ts";
import { now } from "#lib/platform/clock.ts";
import { addMonths, firstOfMonth, parisDay } from "#lib/shared/dates.ts";

/**
 * « Tableau de bord » (F-92): invoices by status, month, partner and age, and the days that each step takes, from kept figures: nothing
 * is counted on the way to the page. Amounts are TTC, credits taken off; steps are those of the last twelve months.
 */
export async function dashboard(actor: Actor, side: ReadSide, structureId?: string | null): Promise<Dashboard> {
  const today = parisDay(now());
  const reaches = reachOf(actor, side, structureId);
  const [statuses, months, partners, steps] = await Promise.all([
    statusCounts(reaches, side),
    monthFigures(reaches, side),
    partnerFigures(reaches, side, PARTNERS_SHOWN),
    stepFigures(reaches, side, addMonths(firstOfMonth(today), 1 - MONTHS_SHOWN)),
  ]);
  return { statuses, months: byMonth(months, today), partners, ages: byAge(months, today), steps: meanDays(steps) };
}
