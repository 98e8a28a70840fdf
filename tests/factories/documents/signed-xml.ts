import * as xmldom from "@xmldom/xmldom";
import { setNodeDependencies } from "xml-core";
import * as xmldsigjs from "xmldsigjs";
import xpath from "xpath";
import { signerKeys } from "#tests/factories/documents/signed.ts";

type Order = {
  /** What is signed: the document, or the element with this Id. */
  readonly uri?: string;
  readonly transforms?: readonly string[];
  readonly name?: string;
  /** Where the signature goes, after this text; at the end of the root when it is not there. */
  readonly place?: string;
  /** The certificate of somebody else beside the signature. */
  readonly borrowed?: boolean;
};

/** An XML document with a signature of its own making inside it, and a signing time as XAdES writes it. */
export async function signXml(
  xml: string,
  { uri = "", transforms = ["enveloped", "c14n"], name, borrowed, place = "<!-- here -->" }: Order = {},
): Promise<string> {
  setNodeDependencies({ ...xmldom, xpath });
  xmldsigjs.Application.setEngine("node", crypto);
  const document = new xmldom.DOMParser().parseFromString(xml, "application/xml") as unknown as Document;
  const { keys, certificate } = await signerKeys({ algorithm: "RSASSA-PKCS1-v1_5", name });
  const shown = borrowed ? (await signerKeys({ name: "Somebody Else" })).certificate : certificate;
  const signed = new xmldsigjs.SignedXml(document);
  await signed.Sign({ name: "RSASSA-PKCS1-v1_5" }, keys.privateKey, document, {
    x509: [Buffer.from(shown.toSchema(true).toBER(false)).toString("base64")],
    references: [{ uri, hash: "SHA-256", transforms: [...transforms] }],
  });
  const signature = (/<ds:Signature [\s\S]*<\/ds:Signature>/.exec(signed.toString())?.[0] ?? "").replace(
    /<\/ds:Signature>$/,
    `<ds:Object>${TIME}</ds:Object>$&`,
  );
  return xml.includes(place)
    ? xml.replace(place, `${place}${signature}`)
    : xml.replace(/<\/[\w:]+>\s*$/, `${signature}$&`);
}

const TIME = `<xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#"><xades:SignedProperties><xades:SignedSignatureProperties><xades:SigningTime>2026-11-20T10:00:00Z</xades:SigningTime></xades:SignedSignatureProperties></xades:SignedProperties></xades:QualifyingProperties>`;
