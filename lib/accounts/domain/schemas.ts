import { z } from "zod";

/** What the sign-in form sends. Lengths only bound the work: a wrong address is answered as an unknown one. */
export const signInInput = z.object({
  email: z.string().trim().min(1, "REQUIRED").max(254, "TOO_LONG"),
  password: z.string().min(1, "REQUIRED").max(256, "TOO_LONG"),
});

export const codeInput = z.object({ code: z.string().min(1, "REQUIRED").max(40, "TOO_LONG") });

export const resetRequestInput = z.object({ email: z.string().trim().min(1, "REQUIRED").max(254, "TOO_LONG") });

/** The rules of the password itself are told by `newPasswordProblems`; the bound only limits the work. */
export const newPasswordInput = z.object({
  jeton: z.string().max(100, "TOO_LONG"),
  newPassword: z.string().max(2000, "TOO_LONG"),
  passwordConfirmation: z.string().max(2000, "TOO_LONG"),
});
