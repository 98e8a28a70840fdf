import { z } from "zod";
import { MADE_STATUSES } from "#lib/testbench/domain/paths.ts";
import { DELAYS, SCENARIO_NAMES } from "#lib/testbench/domain/scenarios.ts";

const id = z.uuid();

/** As many invoices as one order makes; as far as the clock goes. */
export const MOST_MADE = 200;
export const MOST_DAYS = 400;

export const orderInvoicesInput = z.object({
  supplierId: id,
  recipientId: id,
  status: z.enum(MADE_STATUSES),
  count: z.coerce.number("REQUIRED").int("INVALID").min(1, "INVALID").max(MOST_MADE, "TOO_MANY"),
  daysAgo: z.coerce.number("REQUIRED").int("INVALID").min(0, "INVALID").max(MOST_DAYS, "TOO_MANY").default(0),
});
export type OrderInvoicesInput = z.input<typeof orderInvoicesInput>;

export const moveClockInput = z.object({
  days: z.coerce.number("REQUIRED").int("INVALID").min(0, "INVALID").max(MOST_DAYS, "TOO_MANY"),
});
export type MoveClockInput = z.input<typeof moveClockInput>;

export const setRecipientInput = z.object({
  structureId: id,
  /** Empty: it answers by itself no more. */
  scenario: z.enum([...SCENARIO_NAMES, ""]),
  delaySeconds: z.coerce
    .number("REQUIRED")
    .refine((seconds) => (DELAYS as readonly number[]).includes(seconds), "INVALID")
    .default(DELAYS[0]),
});
export type SetRecipientInput = z.input<typeof setRecipientInput>;
