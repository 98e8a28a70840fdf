import { canonicalJson, sha256 } from "#lib/shared/fingerprint.ts";

type CertifiedParty = {
  readonly identifierType: string;
  readonly identifier: string;
  readonly name: string;
  readonly serviceCode: string | null;
};

export type CertifiedFile = {
  readonly name: string;
  readonly role: "MAIN" | "ATTACHMENT";
  readonly size: number;
  readonly sha256: string;
};

/** What a certificate of deposit proves (domain reference § 12). Amounts are decimal strings, the deposit an instant in UTC. */
export type CertificateContent = {
  readonly version: 1;
  readonly invoiceId: string;
  readonly number: string;
  readonly invoiceType: string;
  readonly issueDate: string;
  readonly cadre: string;
  readonly supplier: CertifiedParty;
  readonly recipient: CertifiedParty;
  readonly commitmentNumber: string | null;
  readonly contractNumber: string | null;
  readonly currency: string;
  readonly totalExclTax: string;
  readonly totalTax: string;
  readonly totalInclTax: string;
  readonly amountDue: string;
  readonly depositMode: string;
  readonly depositFormat: string | null;
  readonly depositedAt: string;
  readonly files: readonly CertifiedFile[];
};

/** SHA-256 (hexadecimal) of the canonical JSON of the content: anybody who has the content can compute it again. */
export function certificateFingerprint(content: CertificateContent): string {
  return sha256(canonicalJson(content));
}

/** Letters and digits that are not mistaken for each other when read aloud or copied by hand. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The code printed on the certificate and typed on the verification page: the first 80 bits of the fingerprint, as
 * "7K2M-9QXR-0A1B-CDEF". The content holds the invoice's random id, so that a code cannot be guessed.
 */
export function certificateCode(fingerprint: string): string {
  let bits = BigInt(`0x${fingerprint.slice(0, 20)}`);
  let code = "";
  for (let i = 0; i < 16; i++) {
    code = (ALPHABET[Number(bits % 32n)] ?? "") + code;
    bits /= 32n;
  }
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** A code as it was printed, from what somebody typed: capitals, in fours. */
export function readCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/(.{4})(?=.)/g, "$1-");
}
