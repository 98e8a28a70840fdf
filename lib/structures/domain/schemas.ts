import { z } from "zod";
import { ASKED_NAMES } from "#lib/shared/asked.ts";
import { isCountry } from "#lib/shared/countries.ts";
import { IDENTIFIER_TYPES } from "#lib/shared/identifiers.ts";
import { box, id, mail, optional, phone, required, version } from "#lib/structures/domain/fields.ts";

/** First screen: what a structure is known by. */
export const identifyInput = z.object({
  identifierType: z.enum(IDENTIFIER_TYPES, "REQUIRED"),
  identifier: required(120),
});
export type IdentifyInput = z.input<typeof identifyInput>;

const POSTCODE_FRANCE = /^\d{5}$/;

/** Second screen: the details, in the order of the reference portal. The registered name has 99 characters at most (domain reference § 4.1). */
const place = {
  label: optional(255),
  addressLine: required(100),
  addressLine2: optional(100),
  addressLine3: optional(100),
  postcode: optional(10),
  town: required(100),
  country: z.string().refine(isCountry, "INVALID"),
  undisclosed: box,
};

function postcodeFits(
  { country, postcode }: { country: string; postcode: string | null },
  context: z.RefinementCtx,
): void {
  const wrong = country === "FR" && !POSTCODE_FRANCE.test(postcode ?? "");
  if (wrong) context.addIssue({ code: "custom", path: ["postcode"], message: "POSTCODE_FORMAT" });
}

export const detailsInput = z.object({ legalName: required(99), ...place }).superRefine(postcodeFits);
export type StructureDetails = z.output<typeof detailsInput>;

/** What its managers change of a structure. The name is left out where a register tells it. */
export const modifyStructureInput = z
  .object({
    structureId: id,
    version,
    legalName: optional(99),
    ...place,
    email: mail,
    phone,
    vatNumber: optional(30),
    rcsNumber: optional(60),
  })
  .superRefine(postcodeFits);
export type ModifyStructureInput = z.input<typeof modifyStructureInput>;

/** What a public structure asks of invoices. Days: empty for the legal period. */
export const setReceptionInput = z.object({
  structureId: id,
  version,
  asked: z.enum(ASKED_NAMES, "REQUIRED"),
  paymentReported: box,
  paymentDays: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((value) => String(value ?? "").trim())
    .refine((value) => value === "" || /^[1-9]\d{0,2}$/.test(value), "DAYS_FORMAT")
    .transform((value) => (value === "" ? null : Number(value))),
});
export type SetReceptionInput = z.input<typeof setReceptionInput>;

export const switchStructureInput = z.object({ structureId: id, active: z.enum(["oui", "non"]) });
export type SwitchStructureInput = z.input<typeof switchStructureInput>;

/** `seen`: what the register said when it was shown. */
export const refreshStructureInput = z.object({ structureId: id, version, seen: required(100) });
export type RefreshStructureInput = z.input<typeof refreshStructureInput>;

export const changeIdentifierInput = identifyInput.extend({ structureId: id });
export type ChangeIdentifierInput = z.input<typeof changeIdentifierInput>;

export const createStructureInput = identifyInput.and(detailsInput);
export type CreateStructureInput = z.input<typeof createStructureInput>;
