import { type IdentifierType, normaliseIdentifier, vatVerdict } from "#lib/shared/identifiers.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** Where a company may have a tax number of another kind. */
const OUTSIDE: readonly IdentifierType[] = ["HORS_UE", "RIDET", "TAHITI", "AUTRE"];

/**
 * The VAT number as it is kept, or why it cannot be one. A wrong key is refused when the portal is strict (domain reference § 5.2). A
 * company of the Union outside of France is known by it: there it never changes.
 */
export function readVatNumber(
  typed: string | null,
  structure: { readonly identifierType: IdentifierType; readonly identifier: string },
  check: "strict" | "warn",
): Result<string | null, "INVALID_INPUT"> {
  if (structure.identifierType === "UE_HORS_FRANCE") return ok(structure.identifier);
  if (!typed) return ok(null);
  const vat = normaliseIdentifier(typed);
  const verdict = vatVerdict(vat);
  if (verdict === "ok" || (verdict === "checksum" && check === "warn")) return ok(vat);
  if (verdict === "format" && OUTSIDE.includes(structure.identifierType) && /^[A-Z0-9/]{2,20}$/.test(vat))
    return ok(vat);
  const code = verdict === "checksum" ? "VAT_CHECKSUM" : "VAT_FORMAT";
  return refuse("INVALID_INPUT", { fields: [{ field: "vatNumber", code }] });
}
