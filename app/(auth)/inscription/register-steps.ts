import "server-only";
import { z } from "zod";
import { registrationInput } from "#lib/accounts/index.ts";
import { captchaAnswer, captchaFields, captchaGiven } from "#lib/captcha/index.ts";

/** The three buttons of the form, by the value that each sends as `etape`. */
export const registerSteps = z.discriminatedUnion("etape", [
  captchaAnswer.extend({ etape: z.literal("captcha") }),
  z.object({ etape: z.literal("image") }),
  registrationInput
    .safeExtend({ etape: z.literal("envoi"), ...captchaFields })
    .refine(captchaGiven, { path: ["captcha"], error: "REQUIRED", when: () => true }),
]);
