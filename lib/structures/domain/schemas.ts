import { z } from "zod";
import { isCountry } from "#lib/shared/countries.ts";
import { IDENTIFIER_TYPES } from "#lib/shared/identifiers.ts";
import { box, optional, required } from "#lib/structures/domain/fields.ts";

/** First screen: what a structure is known by. */
export const identifyInput = z.object({
  identifierType: z.enum(IDENTIFIER_TYPES, "REQUIRED"),
  identifier: required(120),
});
export type IdentifyInput = z.input<typeof identifyInput>;

const POSTCODE_FRANCE = /^\d{5}$/;

/** Second screen: the details, in the order of the reference portal. The registered name has 99 characters at most (domain reference § 4.1). */
export const detailsInput = z
  .object({
    legalName: required(99),
    label: optional(255),
    addressLine: required(100),
    addressLine2: optional(100),
    addressLine3: optional(100),
    postcode: optional(10),
    town: required(100),
    country: z.string().refine(isCountry, "INVALID"),
    undisclosed: box,
  })
  .superRefine(({ country, postcode }, context) => {
    const wrong = country === "FR" && !POSTCODE_FRANCE.test(postcode ?? "");
    if (wrong) context.addIssue({ code: "custom", path: ["postcode"], message: "POSTCODE_FORMAT" });
  });
export type StructureDetails = z.output<typeof detailsInput>;

export const createStructureInput = identifyInput.and(detailsInput);
export type CreateStructureInput = z.input<typeof createStructureInput>;
