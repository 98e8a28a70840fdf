import "server-only";
import { dateOf } from "#lib/shared/dates.ts";

export type ServiceDetails = {
  readonly label: string;
  readonly description: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly requiresCommitment: boolean;
  readonly paymentReported: boolean;
};

/** What was said of a service, as its columns. Only a structure that receives invoices asks for engagements and reports payments. */
export function serviceColumns(details: ServiceDetails, kind: "PUBLIQUE" | "PRIVEE") {
  const { validFrom, validTo, requiresCommitment, paymentReported, ...rest } = details;
  const receives = kind === "PUBLIQUE";
  return {
    ...rest,
    validFrom: validFrom === null ? null : dateOf(validFrom),
    validTo: validTo === null ? null : dateOf(validTo),
    requiresCommitment: receives && requiresCommitment,
    paymentReported: !receives || paymentReported,
  };
}
