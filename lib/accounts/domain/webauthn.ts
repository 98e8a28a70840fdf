import { z } from "zod";

/** What a challenge was made for; an answer to one is no answer to another. */
export type KeyPurpose = "REGISTER" | "SECOND_FACTOR" | "PASSWORDLESS" | "PROOF";

/** How long a person has to touch their key. */
export const CHALLENGE_MINUTES = 5;

const base64url = z
  .string()
  .max(4000)
  .regex(/^[\w-]*$/);

/** What the browser hands over after asking a key to sign (WebAuthn § 5.1). Extension results are of no use here and not read. */
export const keyAnswer = z.object({
  id: base64url.min(1),
  rawId: base64url.min(1),
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url.min(1),
    authenticatorData: base64url.min(1),
    signature: base64url.min(1),
    userHandle: base64url.optional(),
  }),
});
export type KeyAnswer = z.output<typeof keyAnswer>;

/** What it hands over after making a new key. */
export const newKeyAnswer = z.object({
  id: base64url.min(1),
  rawId: base64url.min(1),
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url.min(1),
    attestationObject: z
      .string()
      .max(40_000)
      .regex(/^[\w-]+$/),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(8)
      .default([]),
  }),
  clientExtensionResults: z.object({ credProps: z.object({ rk: z.boolean().optional() }).optional() }).default({}),
});
export type NewKeyAnswer = z.output<typeof newKeyAnswer>;

/** The text of a hidden field as the answer it holds, or null. */
export function readAnswer<S extends z.ZodType>(schema: S, text: string): z.output<S> | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * A key counts its signatures; one that does not counts zero for ever. A count that did not grow comes from a copy of the key, or is a
 * replay (WebAuthn § 6.1.1).
 */
export function countAdvances(stored: bigint, given: number): boolean {
  return (stored === 0n && given === 0) || BigInt(given) > stored;
}
