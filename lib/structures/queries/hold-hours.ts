import "server-only";
import { settings } from "#lib/settings/index.ts";

/** Hours that this portal holds a new bank account back; 0 for none. */
export async function bankAccountHoldHours(): Promise<number> {
  return (await settings()).bankAccountHoldHours;
}
