import { z } from "zod";
import { GESTURE_NAMES, REASON_MAX } from "#lib/accounts/domain/assist.ts";
import { PROOF_KINDS } from "#lib/accounts/domain/proof.ts";

/** What the sign-in form sends. Lengths only bound the work: a wrong address is answered as an unknown one. */
export const signInInput = z.object({
  email: z.string().trim().min(1, "REQUIRED").max(254, "TOO_LONG"),
  password: z.string().min(1, "REQUIRED").max(256, "TOO_LONG"),
});

/** One proof, whatever its kind: a code that is typed, or what a key signed (`answer`, JSON). */
export const proofInput = z
  .object({
    kind: z.enum(PROOF_KINDS),
    code: z.string().max(40, "TOO_LONG").default(""),
    answer: z.string().max(20_000, "TOO_LONG").default(""),
  })
  .refine(({ kind, code }) => kind === "WEBAUTHN" || code.trim() !== "", { path: ["code"], message: "REQUIRED" });

export const resetRequestInput = z.object({ email: z.string().trim().min(1, "REQUIRED").max(254, "TOO_LONG") });

/** The rules of the password itself are told by `newPasswordProblems`; the bound only limits the work. */
export const newPasswordInput = z.object({
  jeton: z.string().max(100, "TOO_LONG"),
  newPassword: z.string().max(2000, "TOO_LONG"),
  passwordConfirmation: z.string().max(2000, "TOO_LONG"),
});

/** What support sends with a gesture: see `GESTURES`. */
export const assistInput = z.object({
  userId: z.uuid(),
  gesture: z.enum(GESTURE_NAMES, "INVALID"),
  supportReason: z
    .string()
    .trim()
    .min(1, { error: "REQUIRED", abort: true })
    .min(3, "TOO_SHORT")
    .max(REASON_MAX, "TOO_LONG"),
});
export type AssistInput = z.output<typeof assistInput>;
