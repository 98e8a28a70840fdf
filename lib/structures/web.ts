import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { appOrigin } from "#lib/platform/origin.ts";
import { seal, unseal } from "#lib/platform/seal.ts";
import { IDENTIFIER_TYPES } from "#lib/shared/identifiers.ts";
import { REGISTERED_FIELDS } from "#lib/structures/domain/registered.ts";

/**
 * The answers given so far on the way to a new structure, kept by the browser between the screens: sealed, for the person who gave
 * them, for an hour. An identifier may tell a birth date (PARTICULIER), so none of it stands in an address.
 */
const COOKIE = "creation-structure";
const USE = "structure-creation";
const PATH = "/organisation";
const SECONDS = 3600;

const text = z.string().max(255).nullish();
const line = z.string().max(100).nullable();
const shape = z.object({
  userId: z.string(),
  identifierType: z.enum(IDENTIFIER_TYPES),
  identifier: z.string().max(120),
  details: z
    .object({
      legalName: z.string().max(99),
      label: text,
      addressLine: z.string().max(100),
      addressLine2: text,
      addressLine3: text,
      postcode: text,
      town: z.string().max(100),
      country: z.string().max(2),
      undisclosed: z.boolean(),
    })
    .nullable(),
  /** What a register told of it; its address only until the details are given. */
  registered: z
    .object({
      source: z.string().max(20),
      active: z.boolean(),
      undisclosed: z.boolean(),
      legalName: line,
      addressLine: line,
      addressLine2: line,
      addressLine3: line,
      postcode: line,
      town: line,
      country: line,
    })
    .nullable()
    .default(null),
  /** A register that should have answered did not. */
  silent: z.boolean().default(false),
  /** The details that are as the register has them. */
  fromRegister: z.array(z.enum(REGISTERED_FIELDS)).default([]),
});
export type StructureAnswers = Omit<z.infer<typeof shape>, "userId">;
type Kept = Omit<z.input<typeof shape>, "userId">;

const options = () =>
  ({ httpOnly: true, sameSite: "lax", path: PATH, secure: appOrigin().startsWith("https:"), maxAge: SECONDS }) as const;

export async function keepAnswers(userId: string, answers: Kept): Promise<void> {
  (await cookies()).set(COOKIE, seal(USE, JSON.stringify({ ...answers, userId })), options());
}

/** What this person answered so far; null when nothing is kept, or it is another person's. */
export async function keptAnswers(userId: string): Promise<StructureAnswers | null> {
  const sealed = (await cookies()).get(COOKIE)?.value;
  if (!sealed) return null;
  try {
    const { userId: owner, ...answers } = shape.parse(JSON.parse(unseal(USE, sealed)));
    return owner === userId ? answers : null;
  } catch {
    return null;
  }
}

export async function dropAnswers(): Promise<void> {
  (await cookies()).delete({ name: COOKIE, path: PATH });
}
