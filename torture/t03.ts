import { createHash } from "node:crypto";
import {
  depositInvoice,
  depositRecap,
  makeAvailable,
  submitInvoice,
  updateDraft,
  verifyCertificate,
  verifyHistory,
} from "#lib/invoices/index.ts";
import type { DraftFields } from "#lib/invoices/public.ts";
import { db } from "#lib/platform/db.ts";
import { loadBytes } from "#lib/platform/storage.ts";
import { newId } from "#lib/shared/ids.ts";
import type { Refusal } from "#lib/shared/result.ts";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };
import { invoicePdf, LAYOUTS } from "#tests/factories/documents/pages.ts";
import { dice, type InvoiceSample, invoiceSample } from "#tests/factories/documents/sample.ts";
import { ciiXml } from "#tests/factories/documents/xml.ts";
import { fieldsFor, makePair, type Pair } from "#tests/factories/invoices.ts";
import type { DatabaseRow, Finding, Size } from "#torture/row.ts";

const DOCUMENTS: Readonly<Record<Size, number>> = { sample: 14, first: 500, long: 2_000 };

type Damage = (xml: string, roll: ReturnType<typeof dice>) => string;

/** What the XML inside is like. The page around it is always whole, so that a deposit can fall back on it. */
const DAMAGES: Readonly<Record<string, Damage>> = {
  none: (xml) => xml,
  "cut short": (xml, roll) => xml.slice(0, 200 + roll.int(xml.length - 400)),
  "a total of its own": (xml) => xml.replace(/(<ram:GrandTotalAmount>)[\d.]+/, "$199999.99"),
  "tax that does not add up": (xml) => xml.replace(/(<ram:CalculatedAmount>)[\d.]+/, "$10.01"),
  "no number": (xml) => xml.replace(/<ram:ID>[^<]*<\/ram:ID>/, ""),
  "no date": (xml) => xml.replace(/<ram:IssueDateTime>[\s\S]*<\/ram:IssueDateTime>/, ""),
  "a date that is none": (xml) => xml.replace(/(format="102">)\d{8}/, "$120261345"),
  "an unknown type": (xml) => xml.replace(/<ram:TypeCode>38\d/, "<ram:TypeCode>999"),
  "an unknown currency": (xml) => xml.replaceAll(">EUR<", ">ZZZ<"),
  "no seller": (xml) => xml.replace(/<ram:SellerTradeParty>[\s\S]*?<\/ram:SellerTradeParty>/, ""),
  "a document type": (xml) => xml.replace("?>", '?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
  "another namespace": (xml) => xml.replace("CrossIndustryInvoice:100", "CrossIndustryInvoice:999"),
  "nothing in it": () => "",
  "letters that are not UTF-8": (xml) => xml.replace("<ram:Name>", "<ram:Name>\u0000\uFFFE"),
};
const NAMES = Object.keys(DAMAGES);

type Tally = { sent: number; refused: number; mismatches: string[]; silent: string[]; codes: Map<string, number> };

/** Hybrid invoices, sound and broken: whatever is told to be sent is there, whole and provable; whatever is not is told why. */
export const t03: DatabaseRow = {
  id: "T-03",
  title: "what is told to be sent is there, whole and provable",
  needs: "database",
  async run(size): Promise<Finding> {
    const pair = await makePair();
    const tally: Tally = { sent: 0, refused: 0, mismatches: [], silent: [], codes: new Map() };
    for (let index = 0; index < DOCUMENTS[size]; index += 1) {
      const name = NAMES[index % NAMES.length] ?? "none";
      await one(pair, name, index, tally);
    }
    const codes = [...tally.codes].map(([code, count]) => `${code} ${count}`).join(", ");
    return {
      size: `${DOCUMENTS[size]} Factur-X, ${NAMES.length} kinds of XML in them`,
      found: `${tally.sent} sent, ${tally.refused} refused with their reason (${codes || "none"}); ${tally.mismatches.length} mismatches${list(tally.mismatches)}, ${tally.silent.length} silent rejections${list(tally.silent)}`,
      pass:
        tally.mismatches.length === 0 &&
        tally.silent.length === 0 &&
        tally.sent > 0 &&
        tally.sent + tally.refused === DOCUMENTS[size],
    };
  },
};

const list = (items: readonly string[]) => (items.length > 0 ? ` (${items.slice(0, 3).join("; ")})` : "");

async function one(pair: Pair, name: string, index: number, tally: Tally): Promise<void> {
  const roll = dice(index + 1);
  const sample: InvoiceSample = {
    ...invoiceSample(index + 1),
    number: `T03-${index}-${newId().slice(-6)}`,
    supplier: { ...invoiceSample(index + 1).supplier, siret: pair.supplier.identifier },
    recipient: { ...invoiceSample(index + 1).recipient, siret: pair.recipient.identifier },
    serviceCode: null,
  };
  const content = (DAMAGES[name] as Damage)(ciiXml(sample), roll);
  const layout = LAYOUTS[index % LAYOUTS.length] ?? "classic";
  const bytes = await invoicePdf(sample, layout, {
    attachments: [{ name: "factur-x.xml", content, relationship: "Data" }],
  });
  const refused = (refusal: Refusal) => {
    const { code, fields = [] } = refusal;
    const told = [code, ...fields.map((problem) => `${problem.field}:${problem.code}`)].join(" ");
    tally.refused += 1;
    tally.codes.set(told, (tally.codes.get(told) ?? 0) + 1);
    if (!isTold(refusal)) tally.silent.push(`${name}: ${told} has no sentence`);
  };
  const deposited = await depositInvoice(pair.seller, {
    structureId: pair.supplier.id,
    fileName: "facture.pdf",
    bytes,
    key: newId(),
  });
  if (!deposited.ok) return refused(deposited);
  const { invoiceId } = deposited.data;
  // The supplier fills what is asked for beside what was read, and sends.
  const { vatType, paymentMode, recipientIdentifier } = fieldsFor(pair);
  const fields = { number: sample.number, vatType, paymentMode, recipientIdentifier } as DraftFields;
  const saved = await updateDraft(pair.seller, { invoiceId, version: 1, locale: "fr", fields });
  if (!saved.ok) return refused(saved);
  const sent = await submitInvoice(pair.seller, { invoiceId, version: saved.data.version, idempotencyKey: newId() });
  const row = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId }, select: { status: true } });
  if (!sent.ok) {
    if (row.status !== "BROUILLON") tally.mismatches.push(`${name}: refused, and yet ${row.status}`);
    return refused(sent);
  }
  tally.sent += 1;
  const wrong = await whatIsWrong(pair, invoiceId, bytes);
  if (wrong) tally.mismatches.push(`${name}: ${wrong}`);
  await makeAvailable(invoiceId);
  const after = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId }, select: { status: true } });
  if (after.status !== "MISE_A_DISPOSITION") tally.silent.push(`${name}: ${after.status} after the routing`);
}

/** What the page of success says, held against rows and files; null when all of it is so. */
async function whatIsWrong(pair: Pair, invoiceId: string, bytes: Uint8Array): Promise<string | null> {
  const recap = await depositRecap(pair.seller, invoiceId);
  if (!recap) return "no recap";
  if (recap.status !== "DEPOSEE") return `the recap says ${recap.status}`;
  const verified = await verifyCertificate(recap.code);
  if (!verified?.authentic || verified.fingerprint !== recap.fingerprint) return "the certificate cannot be verified";
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const named = recap.content.files.map((file) => file.sha256);
  if (!named.includes(sha256)) return "the certificate names other bytes";
  const stored = createHash("sha256")
    .update(await loadBytes(sha256))
    .digest("hex");
  if (stored !== sha256) return "other bytes are stored";
  const history = await verifyHistory(invoiceId);
  return history?.intact ? null : "the history is not whole";
}

/** Each refusal, and each field it names, has its sentence in both languages: for that field, or for every field. */
function isTold({ code, fields = [] }: Refusal): boolean {
  const places = [[code], ...fields.map((one) => [`fields.${one.field}.${one.code}`, one.code])];
  return [fr.errors, en.errors].every((catalogue) =>
    places.every((paths) => paths.some((path) => typeof find(catalogue, path) === "string")),
  );
}

function find(tree: object, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined), tree);
}
