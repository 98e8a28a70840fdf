import "server-only";
import { z } from "zod";
import { captchaAnswer, captchaFields, captchaGiven } from "#lib/captcha/index.ts";
import { openAnonymousInput } from "#lib/tickets/index.ts";

/** The three buttons of the form, by the value that each sends as `etape`. */
export const anonymousSteps = z.discriminatedUnion("etape", [
  captchaAnswer.extend({ etape: z.literal("captcha") }),
  z.object({ etape: z.literal("image") }),
  openAnonymousInput
    .safeExtend({ etape: z.literal("envoi"), ...captchaFields })
    .refine(captchaGiven, { path: ["captcha"], error: "REQUIRED", when: () => true }),
]);
