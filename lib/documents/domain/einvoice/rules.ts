import { has, type Profile } from "#lib/documents/domain/einvoice/profiles.ts";
import type { Rule } from "#lib/documents/domain/einvoice/rule.ts";
import { AMOUNT_RULES } from "#lib/documents/domain/einvoice/rules-amounts.ts";
import { CODE_RULES } from "#lib/documents/domain/einvoice/rules-codes.ts";
import { PRESENCE_RULES } from "#lib/documents/domain/einvoice/rules-presence.ts";
import { TYPE_RULES } from "#lib/documents/domain/einvoice/rules-types.ts";
import { VAT_RULES } from "#lib/documents/domain/einvoice/rules-vat.ts";

/**
 * The rules of EN 16931 that a machine can check, as data. Ids are those of the official artefacts; the sentences are ours. What no machine
 * can check (BR-CO-05 to 08: a reason and its code mean the same) and what only binds a syntax (UBL-CR, CII-SR) is not here.
 */
export const RULES: readonly Rule[] = [...TYPE_RULES, ...PRESENCE_RULES, ...AMOUNT_RULES, ...VAT_RULES, ...CODE_RULES];

/** The rules that an invoice of a level is held to. */
export function rulesFor(profile: Profile): readonly Rule[] {
  if (profile === "ZUGFERD1") return RULES.filter((rule) => rule.always);
  return RULES.filter((rule) => rule.terms.every((term) => has(profile, term)));
}
