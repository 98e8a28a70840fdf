import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import type { SignatureProblem, Signer } from "#lib/shared/signature.ts";

const TST_INFO = "1.2.840.113549.1.9.16.1.4";
const STAMP_ATTRIBUTE = "1.2.840.113549.1.9.16.2.14";
const SIGNING_TIME = "1.2.840.113549.1.9.5";
const [COMMON_NAME, ORGANISATION] = ["2.5.4.3", "2.5.4.10"];

/** What a CMS signature says once checked (RFC 5652). `problem` is null when it holds. */
export type CmsVerdict = {
  readonly problem: SignatureProblem | null;
  readonly signer: Signer | null;
  readonly issuer: Signer | null;
  readonly claimedAt: Date | null;
  readonly stampedAt: Date | null;
  readonly validity: { readonly from: Date; readonly to: Date } | null;
};

const nothing = (problem: SignatureProblem): CmsVerdict => ({
  ...{ problem, signer: null, issuer: null, claimedAt: null, stampedAt: null, validity: null },
});

/**
 * Checks the first signature of a CMS structure over `signed`. Whether the certificate deserves trust is not looked at: the portal holds
 * no list of trusted authorities. Never throws on what a file holds.
 */
export async function checkCms(der: Uint8Array<ArrayBuffer>, signed: Uint8Array<ArrayBuffer>): Promise<CmsVerdict> {
  const data = open(der);
  const info = data?.signerInfos[0];
  if (!data || !info) return nothing("FORMAT");
  const { eContentType, eContent } = data.encapContentInfo;
  // A signature that brings a content of its own would be checked against that one, whatever the file says.
  if (eContent && eContentType !== TST_INFO) return nothing("FORMAT");
  const certificate = await signerOf(data, info);
  if (!certificate) return nothing("NO_CERTIFICATE");
  const self = certificate.issuer.isEqual(certificate.subject);
  const stampedAt = eContentType === TST_INFO ? timeOf(data) : await stampOf(info);
  const problem = await problemOf(data, signed);
  return {
    problem,
    signer: nameOf(certificate.subject),
    issuer: self ? null : nameOf(certificate.issuer),
    claimedAt: claimOf(info),
    stampedAt: eContentType === TST_INFO && problem ? null : stampedAt,
    validity: { from: certificate.notBefore.value, to: certificate.notAfter.value },
  };
}

function open(der: Uint8Array<ArrayBuffer>): pkijs.SignedData | null {
  try {
    // The place for a signature is larger than the signature: what follows it is padding.
    const content = pkijs.ContentInfo.fromBER(der);
    return content.contentType === pkijs.ContentInfo.SIGNED_DATA
      ? new pkijs.SignedData({ schema: content.content })
      : null;
  } catch {
    return null;
  }
}

async function problemOf(data: pkijs.SignedData, signed: Uint8Array<ArrayBuffer>): Promise<SignatureProblem | null> {
  try {
    const verified = await data.verify({ signer: 0, data: signed.buffer, checkChain: false, extendedMode: true });
    return verified.signatureVerified ? null : "SIGNATURE";
  } catch (error) {
    // Code 15: the digest of what was signed is another one. Anything else is a structure that says nothing.
    return error instanceof pkijs.SignedDataVerifyError && error.code === 15 ? "DIGEST" : "FORMAT";
  }
}

/** The certificate that the signature names, by its issuer and number or by its key. */
async function signerOf(data: pkijs.SignedData, info: pkijs.SignerInfo): Promise<pkijs.Certificate | null> {
  for (const one of data.certificates ?? []) {
    if (!(one instanceof pkijs.Certificate)) continue;
    if (info.sid instanceof pkijs.IssuerAndSerialNumber) {
      if (one.issuer.isEqual(info.sid.issuer) && one.serialNumber.isEqual(info.sid.serialNumber)) return one;
    } else if (await hasKeyId(one, info.sid)) return one;
  }
  return null;
}

async function hasKeyId(certificate: pkijs.Certificate, sid: unknown): Promise<boolean> {
  if (!(sid instanceof asn1js.Primitive) && !(sid instanceof asn1js.Constructed)) return false;
  const inner = sid instanceof asn1js.Constructed ? sid.valueBlock.value[0] : sid;
  const id =
    inner instanceof asn1js.Primitive || inner instanceof asn1js.OctetString ? inner.valueBlock.valueHexView : null;
  const key = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-1", new Uint8Array(key)));
  return id !== null && Buffer.from(id).equals(hash);
}

/** When a time-stamping authority saw this signature, if its stamp is good. */
async function stampOf(info: pkijs.SignerInfo): Promise<Date | null> {
  const attribute = info.unsignedAttrs?.attributes.find(({ type }) => type === STAMP_ATTRIBUTE);
  const token = attribute?.values[0];
  if (!(token instanceof asn1js.Sequence)) return null;
  const data = open(new Uint8Array(token.toBER(false)));
  if (data?.encapContentInfo.eContentType !== TST_INFO) return null;
  const signature = new Uint8Array(info.signature.valueBlock.valueHexView);
  return (await problemOf(data, signature)) === null ? timeOf(data) : null;
}

function timeOf(data: pkijs.SignedData): Date | null {
  try {
    const content = data.encapContentInfo.eContent?.getValue();
    return content ? pkijs.TSTInfo.fromBER(content).genTime : null;
  } catch {
    return null;
  }
}

function claimOf(info: pkijs.SignerInfo): Date | null {
  const value = info.signedAttrs?.attributes.find(({ type }) => type === SIGNING_TIME)?.values[0];
  const time = value instanceof asn1js.UTCTime || value instanceof asn1js.GeneralizedTime ? value.toDate() : null;
  return time && !Number.isNaN(time.getTime()) ? time : null;
}

/** Whom a certificate names. */
export function nameOf(subject: pkijs.RelativeDistinguishedNames): Signer {
  const part = (oid: string) => {
    const value: unknown = subject.typesAndValues.find(({ type }) => type === oid)?.value.valueBlock.value;
    // Printable, and short enough for a sentence: a certificate may hold anything.
    return typeof value === "string" ? value.replace(/\p{C}/gu, "").trim().slice(0, 120) || null : null;
  };
  const organisation = part(ORGANISATION);
  return { name: part(COMMON_NAME) ?? organisation ?? "?", organisation };
}
