import { checkIdentifier, type IdentifierType, normaliseIdentifier } from "#lib/shared/identifiers.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type KnownBy = { readonly identifierType: IdentifierType; readonly identifier: string };

/** `doubtful`: the checksum is wrong, which a test environment lets pass. */
export type Identified = KnownBy & { readonly doubtful: boolean };

/**
 * What was typed, in the one way it is kept, or why it cannot be an identifier of its type. A wrong checksum is refused when the portal is
 * strict and said when it only warns (domain reference § 5.2).
 */
export function identify(
  { identifierType, identifier: typed }: KnownBy,
  check: "strict" | "warn",
): Result<Identified, "INVALID_INPUT"> {
  const identifier = normaliseIdentifier(typed);
  const verdict = checkIdentifier(identifierType, identifier);
  if (verdict === "ok" || (verdict === "checksum" && check === "warn"))
    return ok({ identifierType, identifier, doubtful: verdict !== "ok" });
  const code = verdict === "checksum" ? "CHECKSUM" : `${identifierType}_FORMAT`;
  return refuse("INVALID_INPUT", { fields: [{ field: "identifier", code }] });
}
