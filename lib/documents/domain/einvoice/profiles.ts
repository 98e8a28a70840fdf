import type { InvoiceSyntax } from "#lib/documents/domain/einvoice/model.ts";

/** What an invoice declares to be (BT-24): a level of Factur-X, the norm itself, or a national use of it. */
export const PROFILES = [
  "MINIMUM",
  "BASIC_WL",
  "BASIC",
  "EN16931",
  "EXTENDED",
  "XRECHNUNG",
  "PEPPOL",
  "CIUS",
  "ZUGFERD1",
  "OTHER",
] as const;
export type Profile = (typeof PROFILES)[number];

const KNOWN: readonly (readonly [RegExp, Profile])[] = [
  [/^urn:(factur-x\.eu:1p0|zugferd\.de:2p\d):minimum$/i, "MINIMUM"],
  [/^urn:(factur-x\.eu:1p0|zugferd\.de:2p\d):basicwl$/i, "BASIC_WL"],
  [/^urn:cen\.eu:en16931:2017[#:]compliant[#:](urn:)?(factur-x\.eu:1p0|zugferd\.de:2p\d):basic$/i, "BASIC"],
  [/^urn:cen\.eu:en16931:2017[#:]conformant[#:](urn:)?(factur-x\.eu:1p0|zugferd\.de:2p\d):extended$/i, "EXTENDED"],
  [/xrechnung/i, "XRECHNUNG"],
  [/^urn:cen\.eu:en16931:2017#compliant#urn:fdc:peppol\.eu:/i, "PEPPOL"],
  [/^urn:cen\.eu:en16931:2017(:compliant:factur-x\.eu:1p0:en16931)?$/i, "EN16931"],
  [/^urn:cen\.eu:en16931:2017/i, "CIUS"],
];

export function profileOf(syntax: InvoiceSyntax, specification: string | null): Profile {
  if (syntax === "ZUGFERD1") return "ZUGFERD1";
  const text = (specification ?? "").trim();
  return KNOWN.find(([pattern]) => pattern.test(text))?.[1] ?? "OTHER";
}

/** All that a MINIMUM invoice holds (Factur-X 1.07, § 5): neither lines, nor VAT by rate, nor how to pay. */
const MINIMUM_TERMS: ReadonlySet<string> = new Set(
  "BT-1 BT-2 BT-3 BT-5 BT-10 BT-13 BT-23 BT-24 BT-27 BT-30 BT-31 BT-32 BT-40 BT-44 BT-47 BT-109 BT-110 BT-112 BT-115 BG-4 BG-5 BG-7".split(
    " ",
  ),
);

/** What BASIC WL leaves out: the lines. */
const LINE_TERMS: ReadonlySet<string> = new Set([
  ...["BG-25", "BG-26", "BG-27", "BG-28", "BG-29", "BG-30", "BG-31", "BG-32"],
  ...Array.from({ length: 36 }, (_, i) => `BT-${126 + i}`),
]);

/** Whether a level has a term or a group at all: rules about what it leaves out do not apply to it. */
export function has(profile: Profile, term: string): boolean {
  if (profile === "MINIMUM") return MINIMUM_TERMS.has(term);
  return profile !== "BASIC_WL" || !LINE_TERMS.has(term);
}
