import { z } from "zod";
import { EXPLANATION_LENGTH, REASON_LENGTH } from "#lib/recovery/domain/claim.ts";

const id = z.uuid("INVALID");

/** A text that somebody decides on. A line break is one character, however the browser writes it. */
const text = ({ least, most }: { least: number; most: number }) =>
  z
    .string()
    .overwrite((typed) => typed.replaceAll("\r\n", "\n"))
    .trim()
    .regex(/^(?:\P{Cc}|[\n\t])*$/u, "INVALID")
    .min(1, "REQUIRED")
    .min(least, "TOO_SHORT")
    .max(most, "TOO_LONG");

export const openClaimInput = z.object({ structureId: id, explanation: text(EXPLANATION_LENGTH) });
export type OpenClaimInput = z.input<typeof openClaimInput>;

export const cancelClaimInput = z.object({ claimId: id });

export const decideClaimInput = z.object({
  claimId: id,
  decision: z.enum(["accepter", "refuser"], "REQUIRED"),
  claimReason: text(REASON_LENGTH),
});
export type DecideClaimInput = z.input<typeof decideClaimInput>;

export const objectionInput = z.object({ jeton: z.string().max(100, "TOO_LONG") });
