import * as asn1js from "asn1js";
import * as pkijs from "pkijs";

const PLACE = 16_384;

type Order = {
  readonly name?: string;
  readonly organisation?: string;
  /** What the signer's clock says; the certificate is good for a year from `from`. */
  readonly at?: Date;
  readonly from?: Date;
  readonly subFilter?: string;
  readonly algorithm?: "RSASSA-PKCS1-v1_5" | "RSA-PSS" | "ECDSA";
  /** Signs other bytes than the file's. */
  readonly instead?: Uint8Array<ArrayBuffer>;
  /** Carries what it signs inside, as no PDF may. */
  readonly enveloping?: boolean;
  readonly withoutCertificate?: boolean;
};

/** A PDF with a signature of its own making (PAdES B-B): an update appended to the file, with the signature in its place. */
export async function signPdf(pdf: Uint8Array, order: Order = {}): Promise<Uint8Array<ArrayBuffer>> {
  const { subFilter = "ETSI.CAdES.detached" } = order;
  const before = Buffer.from(pdf);
  const head = Buffer.from(`\n900 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${subFilter} /Contents `);
  const from = before.length + head.length;
  const next = from + PLACE + 2;
  const tail = (end: number) =>
    Buffer.from(
      ` /ByteRange [0 ${from} ${next} ${String(end - next).padStart(9, " ")}] >>\nendobj\nstartxref\n0\n%%EOF\n`,
    );
  const end = next + tail(0).length;
  const rest = tail(end);
  const signed = order.instead ?? new Uint8Array(Buffer.concat([before, head, rest]));
  const cms = Buffer.from(await signCms(signed, order)).toString("hex");
  const whole = Buffer.concat([before, head, Buffer.from(`<${cms.padEnd(PLACE, "0")}>`), rest]);
  return new Uint8Array(whole);
}

async function signCms(signed: Uint8Array<ArrayBuffer>, order: Order): Promise<ArrayBuffer> {
  const { at = new Date("2026-11-20T10:00:00Z"), algorithm = "RSASSA-PKCS1-v1_5" } = order;
  const { keys, certificate } = await signerKeys({ ...order, algorithm });
  const digest = await crypto.subtle.digest("SHA-256", signed);
  const attribute = (type: string, value: unknown) => new pkijs.Attribute({ type, values: [value] });
  const data = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({
      eContentType: pkijs.ContentInfo.DATA,
      ...(order.enveloping ? { eContent: new asn1js.OctetString({ valueHex: signed.buffer }) } : {}),
    }),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            attribute("1.2.840.113549.1.9.3", new asn1js.ObjectIdentifier({ value: pkijs.ContentInfo.DATA })),
            attribute("1.2.840.113549.1.9.5", new asn1js.UTCTime({ valueDate: at })),
            attribute("1.2.840.113549.1.9.4", new asn1js.OctetString({ valueHex: digest })),
          ],
        }),
      }),
    ],
    certificates: order.withoutCertificate ? [] : [certificate],
  });
  await data.sign(keys.privateKey, 0, "SHA-256", signed.buffer);
  const content = new pkijs.ContentInfo({ contentType: pkijs.ContentInfo.SIGNED_DATA, content: data.toSchema(true) });
  return content.toSchema().toBER(false);
}

/** Somebody who signs: keys, and the certificate that they made for themselves. */
export async function signerKeys(order: Order): Promise<{ keys: CryptoKeyPair; certificate: pkijs.Certificate }> {
  const keys = await keyPair(order.algorithm ?? "RSASSA-PKCS1-v1_5");
  return { keys, certificate: await selfSigned(keys, order) };
}

function keyPair(name: NonNullable<Order["algorithm"]>): Promise<CryptoKeyPair> {
  const uses = ["sign", "verify"] as const;
  if (name === "ECDSA") return crypto.subtle.generateKey({ name, namedCurve: "P-256" }, true, [...uses]);
  const rsa = { name, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" };
  return crypto.subtle.generateKey(rsa, true, [...uses]);
}

async function selfSigned(keys: CryptoKeyPair, order: Order): Promise<pkijs.Certificate> {
  const { name = "Odile Perrin", organisation = "Atelier Perrin", from = new Date("2026-06-01T00:00:00Z") } = order;
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ value: 7 });
  for (const [type, value] of [
    ["2.5.4.3", name],
    ["2.5.4.10", organisation],
  ]) {
    const part = () => new pkijs.AttributeTypeAndValue({ type, value: new asn1js.Utf8String({ value }) });
    certificate.subject.typesAndValues.push(part());
    certificate.issuer.typesAndValues.push(part());
  }
  certificate.notBefore.value = from;
  certificate.notAfter.value = new Date(from.getTime() + 365 * 86_400_000);
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, "SHA-256");
  return certificate;
}
