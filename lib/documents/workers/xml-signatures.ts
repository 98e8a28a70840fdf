import * as xmldom from "@xmldom/xmldom";
import * as pkijs from "pkijs";
import { setNodeDependencies } from "xml-core";
import * as xmldsigjs from "xmldsigjs";
import xpath from "xpath";
import { decodeXml, hasDtd } from "#lib/documents/domain/xml-text.ts";
import { nameOf } from "#lib/documents/workers/cms.ts";
import { MOST_SIGNATURES, type SignatureReport } from "#lib/shared/signature.ts";

setNodeDependencies({ ...xmldom, xpath });
xmldsigjs.Application.setEngine("node", crypto);

const DSIG = "http://www.w3.org/2000/09/xmldsig#";
/** What a reference to the whole document may do to it: leave out the signature itself, and write it in the one canonical way. */
const HARMLESS = [
  `${DSIG}enveloped-signature`,
  "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
  "http://www.w3.org/2001/10/xml-exc-c14n#",
];

const UNREAD = {
  ...{ kind: "XADES", state: "UNREADABLE", problem: "FORMAT", coversAll: false },
  ...{ signer: null, issuer: null, claimedAt: null, stampedAt: null, certificateValid: null },
} as const satisfies SignatureReport;

/** The signatures of an XML document (XML-DSig, XAdES), each checked against the certificate that stands in it. */
export async function xmlSignatures(bytes: Uint8Array): Promise<SignatureReport[]> {
  const decoded = decodeXml(bytes);
  const text = decoded.ok ? decoded.data : "";
  if (hasDtd(text) || !text.includes(DSIG)) return [];
  try {
    const document = new xmldom.DOMParser().parseFromString(text, "application/xml") as unknown as Document;
    const found = [...document.getElementsByTagNameNS(DSIG, "Signature")].slice(0, MOST_SIGNATURES);
    const reports: SignatureReport[] = [];
    for (const [index, element] of found.entries()) reports.push(await report(document, element, index));
    return reports;
  } catch {
    return [UNREAD];
  }
}

async function report(document: Document, element: Element, index: number): Promise<SignatureReport> {
  const certificate = certificateOf(element);
  if (!certificate) return { ...UNREAD, problem: "NO_CERTIFICATE" };
  const signed = new xmldsigjs.SignedXml(document);
  try {
    signed.LoadXml(element);
  } catch {
    return UNREAD;
  }
  signed.contentHandler = async ({ Uri }) => (Uri === "" ? without(document, index) : null);
  const problem = await problemOf(signed, certificate);
  const claimedAt = claimOf(element);
  const { notBefore, notAfter, issuer, subject } = certificate;
  return {
    kind: "XADES",
    state: problem === null ? "INTACT" : problem === "FORMAT" ? "UNREADABLE" : "ALTERED",
    problem,
    coversAll: coversAll(signed),
    signer: nameOf(subject),
    issuer: issuer.isEqual(subject) ? null : nameOf(issuer),
    claimedAt: claimedAt?.toISOString() ?? null,
    stampedAt: null,
    certificateValid: claimedAt ? notBefore.value <= claimedAt && claimedAt <= notAfter.value : null,
  };
}

/**
 * The document as it was before this signature was put into it. The library only takes signatures away that stand directly in the root;
 * those of UBL stand in an extension.
 */
function without(document: Document, index: number): Document {
  const copy = document.cloneNode(true) as Document;
  const signature = [...copy.getElementsByTagNameNS(DSIG, "Signature")][index];
  signature?.parentNode?.removeChild(signature);
  return copy;
}

/** Checked with the key of the certificate that is shown, never with another one that the signature brings. */
async function problemOf(
  signed: xmldsigjs.SignedXml,
  certificate: pkijs.Certificate,
): Promise<SignatureReport["problem"]> {
  try {
    return (await signed.Verify(await certificate.getPublicKey())) ? null : "SIGNATURE";
  } catch (error) {
    // What the library throws is no Error.
    const said = typeof error === "object" && error !== null && "message" in error ? String(error.message) : "";
    return said.includes("Invalid digest") ? "DIGEST" : "FORMAT";
  }
}

/** One reference speaks of the document itself, whole. */
function coversAll(signed: xmldsigjs.SignedXml): boolean {
  return signed.XmlSignature.SignedInfo.References.GetIterator().some(
    ({ Uri, Transforms }) =>
      Uri === "" &&
      Transforms.GetIterator().every(({ Algorithm }) => HARMLESS.includes(Algorithm.replace(/#WithComments$/, ""))),
  );
}

function certificateOf(element: Element): pkijs.Certificate | null {
  const base64 = element.getElementsByTagNameNS(DSIG, "X509Certificate")[0]?.textContent?.replace(/\s/g, "");
  if (!base64) return null;
  try {
    return pkijs.Certificate.fromBER(new Uint8Array(Buffer.from(base64, "base64")));
  } catch {
    return null;
  }
}

/** XAdES: SignedSignatureProperties / SigningTime, whatever the version of its namespace. */
function claimOf(element: Element): Date | null {
  const text = element.getElementsByTagNameNS("*", "SigningTime")[0]?.textContent?.trim() ?? "";
  const time = new Date(text);
  return /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(time.getTime()) ? time : null;
}
