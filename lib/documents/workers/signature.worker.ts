import "server-only";
import { type PdfSignature, pdfSignatures, signedBytes } from "#lib/documents/domain/pdf-signatures.ts";
import type { DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { looksLikeXml } from "#lib/documents/domain/xml-text.ts";
import { checkCms } from "#lib/documents/workers/cms.ts";
import { xmlSignatures } from "#lib/documents/workers/xml-signatures.ts";
import { ok, type Result } from "#lib/shared/result.ts";
import type { SignatureReport } from "#lib/shared/signature.ts";

/** The signatures of a PDF or of an XML document, each checked. Runs in a thread of its own, within a time: certificates come from anybody. */
export async function signatures(task: { bytes: Uint8Array }): Promise<Result<SignatureReport[], DocumentRefusal>> {
  if (looksLikeXml(task.bytes)) return ok(await xmlSignatures(task.bytes));
  const found = pdfSignatures(task.bytes);
  const reports: SignatureReport[] = [];
  for (const one of found) reports.push(await report(task.bytes, one));
  return ok(reports);
}

const DETACHED = ["ETSI.CAdES.detached", "adbe.pkcs7.detached"];
const STAMP = "ETSI.RFC3161";

async function report(bytes: Uint8Array, one: PdfSignature): Promise<SignatureReport> {
  const { subFilter, contents, honest, coversAll, range } = one;
  const kind = subFilter === STAMP ? "TIMESTAMP" : "PADES";
  const empty = {
    kind,
    coversAll,
    signer: null,
    issuer: null,
    claimedAt: null,
    stampedAt: null,
    certificateValid: null,
  } as const;
  if (contents === null || !honest) return { ...empty, state: "ALTERED", problem: "RANGE" };
  if (subFilter === null || ![...DETACHED, STAMP].includes(subFilter))
    return { ...empty, state: "UNREADABLE", problem: "FORMAT" };
  const verdict = await checkCms(new Uint8Array(Buffer.from(contents, "hex")), signedBytes(bytes, range));
  const { problem, signer, issuer, claimedAt, stampedAt, validity } = verdict;
  const at = stampedAt ?? claimedAt;
  return {
    kind,
    state: problem === null ? "INTACT" : problem === "DIGEST" || problem === "SIGNATURE" ? "ALTERED" : "UNREADABLE",
    problem,
    coversAll,
    signer,
    issuer,
    claimedAt: claimedAt?.toISOString() ?? null,
    stampedAt: stampedAt?.toISOString() ?? null,
    certificateValid: at && validity ? validity.from <= at && at <= validity.to : null,
  };
}
