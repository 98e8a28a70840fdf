import "server-only";
import { z } from "zod";
import { REGISTRATION_DAYS } from "#lib/accounts/domain/registration.ts";
import { seal, unseal } from "#lib/platform/seal.ts";

const request = z.object({ email: z.string(), at: z.number() });

/** The address of a registration, for the address of the page that follows it: readable there by the portal alone. */
export function sealRegistration(email: string, at: Date): string {
  return seal("registration-request", JSON.stringify({ email, at: at.getTime() }));
}

/** The address behind it, or null: not ours, altered, or a week old. */
export function openRequest(sealed: string, now: Date): string | null {
  if (sealed === "" || sealed.length > 1000) return null;
  try {
    const { email, at } = request.parse(JSON.parse(unseal("registration-request", sealed)));
    return now.getTime() - at < REGISTRATION_DAYS * 86_400_000 ? email : null;
  } catch {
    return null;
  }
}
