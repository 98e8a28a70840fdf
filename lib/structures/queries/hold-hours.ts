import "server-only";
import { env } from "#lib/platform/env.ts";

/** Hours that this portal holds a new bank account back; 0 for none. */
export function bankAccountHoldHours(): number {
  return env().BANK_ACCOUNT_HOLD_HOURS;
}
