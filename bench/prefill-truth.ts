import type { DocumentFieldName, DocumentFields, VatLine } from "#lib/documents/domain/fields.ts";

/** One line of the corpus's `truth.jsonl`: what a document says. Fields left out are not in the document. */
export type TruthLine = {
  readonly id: string;
  readonly kind: "facturx" | "pdf" | "page" | "scan" | "ubl" | "cii";
  readonly file: string;
  readonly derivedFrom?: string;
  readonly truth: Truth;
  readonly signFree?: boolean;
  readonly accept?: Readonly<Partial<Record<keyof Truth, readonly (string | number)[]>>>;
  readonly notOnPage?: readonly string[];
};

export type Truth = {
  readonly number?: string;
  readonly date?: string;
  readonly currency?: string;
  readonly type?: string;
  readonly sellerIds?: Readonly<Record<string, string>>;
  readonly buyerIds?: Readonly<Record<string, string>>;
  readonly orderRef?: string;
  readonly serviceCode?: string;
  readonly ht?: number;
  readonly tva?: number;
  readonly ttc?: number;
  readonly net?: number;
  readonly iban?: string;
  readonly vatBreakdown?: readonly { rate: number | null; base: number; tax: number }[];
};

/** `right`, `wrong` (another value), `missing` (nothing read), `invented` (read, and the document does not have it), `absent`. */
export type Verdict = "right" | "wrong" | "missing" | "invented" | "absent";

type Check = {
  readonly field: DocumentFieldName;
  readonly key: keyof Truth;
  readonly same: (value: string, truth: Truth, line: TruthLine) => boolean | null;
};

const text =
  (key: "number" | "orderRef" | "serviceCode" | "iban" | "currency" | "date") =>
  (value: string, truth: Truth, line: TruthLine) => {
    const expected = truth[key];
    const all = [...(expected === undefined ? [] : [expected]), ...(line.accept?.[key] ?? []).map(String)];
    return all.length === 0 ? null : all.some((one) => squeeze(one) === squeeze(value));
  };

const amount = (key: "ht" | "tva" | "ttc" | "net") => (value: string, truth: Truth, line: TruthLine) => {
  const all = [truth[key], ...(line.accept?.[key] ?? [])].filter((one) => one !== undefined).map(Number);
  return all.length === 0 ? null : all.some((one) => near(Number(value), one, line.signFree));
};

/** A SIRET is right where the record has its SIREN; the SIREN inside a French VAT number is the structure's. */
const company = (ids: Readonly<Record<string, string>> | undefined, value: string): boolean | null => {
  const siren = ids?.vat?.startsWith("FR") ? ids.vat.slice(4) : undefined;
  const french = [ids?.siret, ids?.siren, siren, /^\d{14}$/.test(ids?.other ?? "") ? ids?.other : undefined].filter(
    (id) => id !== undefined,
  );
  if (french.length === 0) return null;
  return french.some((id) => value === id || (value.length === 14 && id.length === 9 && value.startsWith(id)));
};

const CHECKS: readonly Check[] = [
  { field: "invoiceNumber", key: "number", same: text("number") },
  { field: "issueDate", key: "date", same: text("date") },
  { field: "currency", key: "currency", same: text("currency") },
  {
    field: "documentType",
    key: "type",
    same: (value, { type }) => (type === undefined ? null : value === type.toUpperCase()),
  },
  { field: "supplierSiret", key: "sellerIds", same: (value, { sellerIds }) => company(sellerIds, value) },
  {
    field: "supplierVat",
    key: "sellerIds",
    same: (value, { sellerIds }) => (sellerIds?.vat === undefined ? null : sellerIds.vat === value),
  },
  { field: "recipientSiret", key: "buyerIds", same: (value, { buyerIds }) => company(buyerIds, value) },
  { field: "serviceCode", key: "serviceCode", same: text("serviceCode") },
  { field: "commitmentNumber", key: "orderRef", same: text("orderRef") },
  { field: "totalExclTax", key: "ht", same: amount("ht") },
  { field: "totalTax", key: "tva", same: amount("tva") },
  { field: "totalInclTax", key: "ttc", same: amount("ttc") },
  { field: "amountDue", key: "net", same: amount("net") },
  { field: "iban", key: "iban", same: text("iban") },
];

export type Scored = {
  readonly field: DocumentFieldName;
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly read: string;
  readonly expected: string;
};

/** Each field of a reading against the truth. The contract number is not in the truth, so it is not scored. `source`: the document it derives from. */
export function score(fields: DocumentFields, line: TruthLine, source: TruthLine | undefined): Scored[] {
  const scored = CHECKS.map(({ field, key, same }): Scored => {
    const reading = fields[field];
    const value = typeof reading?.value === "string" ? reading.value : "";
    const expected = same("", line.truth, line) === null ? "" : shown(line.truth[key]);
    const common = { field, confidence: reading?.confidence ?? 0, read: value, expected };
    if (!reading) return { ...common, verdict: expected === "" ? "absent" : "missing" };
    // What the page lacks and the reader worked out is right when the source has it.
    const verdict =
      same(value, line.truth, line) ??
      (source ? same(value, source.truth, { ...source, signFree: line.signFree ?? false }) : null);
    return { ...common, verdict: verdict === null ? "invented" : verdict ? "right" : "wrong" };
  });
  return [...scored, recap(fields, line)];
}

function recap(fields: DocumentFields, line: TruthLine): Scored {
  const expected = line.truth.vatBreakdown;
  const read = fields.vatBreakdown;
  const common = {
    field: "vatBreakdown",
    confidence: read?.confidence ?? 0,
    read: shown(read?.value ?? ""),
    expected: shown(expected ?? ""),
  } as const;
  if (!expected) return { ...common, verdict: read ? "invented" : "absent" };
  if (!read) return { ...common, verdict: "missing" };
  const same = (one: VatLine, two: { rate: number | null; base: number; tax: number }) =>
    Number(one.rate) === (two.rate ?? 0) &&
    near(Number(one.base), two.base, line.signFree) &&
    near(Number(one.tax), two.tax, line.signFree);
  const all =
    expected.length === read.value.length && expected.every((two) => read.value.some((one) => same(one, two)));
  return { ...common, verdict: all ? "right" : "wrong" };
}

function near(value: number, expected: number, signFree = false): boolean {
  return Math.abs(value - expected) < 0.005 || (signFree && Math.abs(Math.abs(value) - Math.abs(expected)) < 0.005);
}

function squeeze(value: string): string {
  return value.replace(/\s+/g, "").toUpperCase();
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
