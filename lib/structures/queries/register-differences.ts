import "server-only";
import { createHash } from "node:crypto";
import { findCompany, type RegisteredCompany } from "#lib/register/index.ts";
import { type Difference, differences } from "#lib/structures/domain/registered.ts";
import type { MemberSheet } from "#lib/structures/queries/member-sheet.ts";

export type RegisterComparison =
  | { readonly kind: "unknown" | "silent" }
  | {
      readonly kind: "known";
      readonly active: boolean;
      readonly undisclosed: boolean;
      readonly differences: readonly Difference[];
      /** What was shown, so that nothing else is saved. */
      readonly seen: string;
    };

/** True for a structure that registers of companies may know, and whose name is not told by the directory of public entities. */
export function mayBeRegistered({ identifierType, kind }: Pick<MemberSheet, "identifierType" | "kind">): boolean {
  return identifierType === "SIRET" && kind === "PRIVEE";
}

/** What the registers say of a structure now, beside what the portal has. The caller asks whether the person manages it. */
export async function registerDifferences(structure: MemberSheet): Promise<RegisterComparison> {
  const answer = await findCompany(structure.identifier);
  if (answer.kind !== "found") return { kind: answer.kind === "unavailable" ? "silent" : "unknown" };
  const { active, undisclosed } = answer.company;
  const [addressLine, addressLine2, addressLine3] = structure.addressParts;
  const before = { ...structure, addressLine, addressLine2, addressLine3 };
  return {
    kind: "known",
    ...{ active, undisclosed },
    differences: differences(before, answer.company),
    seen: fingerprintOf(answer.company),
  };
}

export function fingerprintOf(company: RegisteredCompany): string {
  const { source: _, ...told } = company;
  return createHash("sha256")
    .update(JSON.stringify(Object.entries(told).sort()))
    .digest("base64url");
}
