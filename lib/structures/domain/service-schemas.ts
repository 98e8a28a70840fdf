import { z } from "zod";
import { box, day, id, lines, required, version } from "#lib/structures/domain/fields.ts";

/** What a manager says of a service (domain reference § 4.2), beside its code. */
const details = {
  label: required(255),
  description: lines(1000),
  validFrom: day,
  validTo: day,
  requiresCommitment: box,
  paymentReported: box,
};

type Dates = { readonly validFrom: string | null; readonly validTo: string | null };

function inOrder({ validFrom, validTo }: Dates, context: z.RefinementCtx): void {
  if (validFrom && validTo && validTo < validFrom)
    context.addIssue({ code: "custom", path: ["validTo"], message: "DATES_REVERSED" });
}

export const createServiceInput = z
  .object({ structureId: id, newCode: required(100), ...details })
  .superRefine(inOrder);
export type CreateServiceInput = z.input<typeof createServiceInput>;

/** The code stays: orders and invoices carry it. */
export const changeServiceInput = z
  .object({ structureId: id, serviceId: id, version, ...details })
  .superRefine(inOrder);
export type ChangeServiceInput = z.input<typeof changeServiceInput>;

export const switchServiceInput = z.object({ structureId: id, serviceId: id, active: z.enum(["oui", "non"]) });
export type SwitchServiceInput = z.input<typeof switchServiceInput>;
