import "server-only";
import { env } from "#lib/platform/env.ts";
import { findCompany } from "#lib/register/index.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import type { KnownBy } from "#lib/structures/domain/identify.ts";
import type { RegisteredDetails } from "#lib/structures/domain/registered.ts";

export type Registered = {
  /** Null when no register knows it, or none may be asked about such an identifier. */
  readonly company: RegisteredDetails | null;
  /** A register that should have answered did not. */
  readonly silent: boolean;
};

/**
 * What the registers of companies know of an identifier that is new here. Closed there, it is refused where the portal is strict (domain
 * reference § 4.1). A register that does not answer stops nobody.
 */
export async function askRegister({
  identifierType,
  identifier,
}: KnownBy): Promise<Result<Registered, "INVALID_INPUT">> {
  if (identifierType !== "SIRET") return ok({ company: null, silent: false });
  const answer = await findCompany(identifier);
  if (answer.kind !== "found") return ok({ company: null, silent: answer.kind === "unavailable" });
  const { siret: _, ...company } = answer.company;
  if (!company.active && env().identifierCheck === "strict")
    return refuse("INVALID_INPUT", { fields: [{ field: "identifier", code: "REGISTER_CLOSED" }] });
  return ok({ company, silent: false });
}
