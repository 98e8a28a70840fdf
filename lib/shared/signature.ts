/** What the portal says of an electronic signature in a document (PAdES, ETSI EN 319 142-1; XAdES, EN 319 132-1): who, when, and whether anything changed since. */
export type SignatureState =
  /** The signed bytes are as they were, and the signature is that of the certificate. */
  | "INTACT"
  /** They are not: something was changed, or the signature is somebody else's. */
  | "ALTERED"
  /** Nothing can be said: a form that the portal does not know, or a damaged one. */
  | "UNREADABLE";

export type SignatureProblem =
  /** The signed range does not start at the first byte, or leaves out more than the signature itself: a place to hide changes. */
  | "RANGE"
  /** The bytes are not those that were signed. */
  | "DIGEST"
  /** The signature does not belong to the certificate beside it. */
  | "SIGNATURE"
  /** No certificate stands beside the signature. */
  | "NO_CERTIFICATE"
  /** Not a CMS signature, or one cut short. */
  | "FORMAT";

export type Signer = { readonly name: string; readonly organisation: string | null };

export type SignatureReport = {
  readonly kind: "PADES" | "XADES" | "TIMESTAMP";
  readonly state: SignatureState;
  readonly problem: SignatureProblem | null;
  /** False when bytes were added to the file after this signature: what it vouches for is an earlier version. */
  readonly coversAll: boolean;
  readonly signer: Signer | null;
  /** Who issued the certificate; null when it vouches for itself. */
  readonly issuer: Signer | null;
  /** What the signer's own clock said, as an ISO instant; nobody vouches for it. */
  readonly claimedAt: string | null;
  /** What a time-stamping authority said, when its stamp is good. */
  readonly stampedAt: string | null;
  /** The certificate was valid at that time: the stamped one, else the claimed one. Null when no time is known. */
  readonly certificateValid: boolean | null;
};

/** Signatures of one document that are looked at; a document with more is read as far as this. */
export const MOST_SIGNATURES = 12;
