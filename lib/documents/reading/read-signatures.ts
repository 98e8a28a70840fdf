import "server-only";
import { hasName } from "#lib/documents/domain/find-name.ts";
import { DOCUMENT_LIMITS } from "#lib/documents/domain/refusals.ts";
import { readers } from "#lib/documents/reading/readers.ts";
import type { SignatureReport } from "#lib/shared/signature.ts";

/**
 * The electronic signatures of a file that was accepted; none for what is neither PDF nor XML. A signature is never required: one that cannot be
 * looked at in time is told as such, and the document is taken all the same.
 */
export async function readSignatures(bytes: Uint8Array): Promise<SignatureReport[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // What is not signed costs no thread.
  if (!hasName(buffer, "/ByteRange") && !hasName(buffer, "xmldsig#")) return [];
  const read = await readers().signatures.run<SignatureReport[]>("signatures", { bytes }, DOCUMENT_LIMITS.signatureMs);
  return read.ok ? read.data : [NOT_READ];
}

const NOT_READ: SignatureReport = {
  ...{ kind: "PADES", state: "UNREADABLE", problem: "FORMAT", coversAll: false },
  ...{ signer: null, issuer: null, claimedAt: null, stampedAt: null, certificateValid: null },
};
