import { type FieldColumn, fieldTable } from "#bench/prefill-fields.ts";
import type { Scored } from "#bench/prefill-truth.ts";
import type { Row } from "#bench/row.ts";
import { DOCUMENT_FIELDS, type DocumentFieldName, type DocumentFields } from "#lib/documents/domain/fields.ts";
import { readDocument } from "#lib/documents/reading/read-document.ts";
import { closeReaders, warmReaders } from "#lib/documents/reading/readers.ts";
import { greyPdfPage } from "#lib/documents/workers/page-image.ts";
import { photoJpeg } from "#tests/factories/documents/photo/index.ts";
import { scanPdf } from "#tests/factories/documents/scan.ts";
import { type Expected, variedInvoice } from "#tests/factories/documents/varied/index.ts";

/** The seeds: never those of the tests, never changed to be met. */
const TEXTS = { from: 5001, count: 240 };
const SCANS = { from: 6001, count: 24 };
const PHOTOS = { from: 8001, count: 24 };

type Drawn = { readonly french: boolean; readonly scored: readonly Scored[] };

/** What the reader gets right on invoices that the repository draws, each in a layout and a wording of its own: as text, as scans, and as photos. */
export async function layoutRows(): Promise<Row[]> {
  await warmReaders({ ocr: true });
  const texts: Drawn[] = [];
  for (let seed = TEXTS.from; seed < TEXTS.from + TEXTS.count; seed += 1) texts.push(await drawn(seed, "text"));
  const scans: Drawn[] = [];
  for (let seed = SCANS.from; seed < SCANS.from + SCANS.count; seed += 1) scans.push(await drawn(seed, "scan"));
  const photos: Drawn[] = [];
  for (let seed = PHOTOS.from; photos.length < PHOTOS.count; seed += 1) {
    // A photo is of one page: an invoice of two does not say its totals there.
    if (!(await greyPdfPage((await variedInvoice(seed)).pdf, 2, 20)).ok) photos.push(await drawn(seed, "photo"));
  }
  await closeReaders();
  const of = (name: string, list: readonly Drawn[], keep: (one: Drawn) => boolean): FieldColumn => ({
    name,
    scored: list.filter(keep).flatMap(({ scored }) => scored),
  });
  const columns = [
    of("text, French", texts, ({ french }) => french),
    of("text, other", texts, ({ french }) => !french),
    of("scan, all", scans, () => true),
    of("photo, all", photos, () => true),
  ];
  console.log(`\n${fieldTable("drawn layouts", columns)}`);
  return [
    accuracy("drawn layouts, text PDF: fields right", texts, 97),
    accuracy("drawn layouts, scan: fields right", scans, 92),
    accuracy("drawn layouts, photo at an angle: fields right", photos, 92),
    sureness([...texts, ...scans, ...photos]),
  ];
}

async function drawn(seed: number, as: "text" | "scan" | "photo"): Promise<Drawn> {
  const { pdf, expected, plan } = await variedInvoice(seed);
  const bytes = {
    text: () => pdf,
    scan: () => scanPdf(pdf, { tilt: (seed % 5) * 0.4 - 0.8 }),
    photo: async () => (await photoJpeg(pdf, { seed, turned: seed % 4 === 0 })).jpeg,
  }[as];
  const fileName = as === "photo" ? "photo.jpg" : "facture.pdf";
  const read = await readDocument({ bytes: await bytes(), fileName, allowOcr: true });
  if (!read.ok) throw new Error(`layout ${seed}: ${read.code}`);
  return { french: plan.language === "fr", scored: scoreDrawn(read.data.fields, expected) };
}

/** Each field against what was drawn. An amount of a credit note is right with either sign, as the form takes it. */
export function scoreDrawn(fields: DocumentFields, expected: Expected): Scored[] {
  return DOCUMENT_FIELDS.filter((field) => field in expected).map((field): Scored => {
    const wanted = expected[field] ?? null;
    const reading = fields[field];
    const read = textOf(fields, field);
    const common = { field, confidence: reading?.confidence ?? 0, read: read ?? "", expected: wanted ?? "" };
    if (read === null) return { ...common, verdict: wanted === null ? "absent" : "missing" };
    if (wanted === null) return { ...common, verdict: field === "vatBreakdown" ? "absent" : "invented" };
    const same =
      read === wanted || (/^(?:total|amount)/.test(field) && Math.abs(Number(read)) === Math.abs(Number(wanted)));
    return { ...common, verdict: same ? "right" : "wrong" };
  });
}

function textOf(fields: DocumentFields, field: DocumentFieldName): string | null {
  const value = fields[field]?.value ?? null;
  if (value === null || typeof value === "string") return value;
  const cents = (text: string) => Math.abs(Math.round(Number(text) * 100));
  return value
    .map(({ rate, base, tax }) => `${Number(rate)}:${cents(base)}:${cents(tax)}`)
    .sort()
    .join(" ");
}

function accuracy(name: string, list: readonly Drawn[], bar: number): Row {
  const all = list
    .flatMap(({ scored }) => scored)
    .filter(({ verdict }) => verdict !== "absent" && verdict !== "invented");
  const right = all.filter(({ verdict }) => verdict === "right").length;
  const value = (100 * right) / all.length;
  const note = `${right} of ${all.length} in ${list.length} documents`;
  return { name, value, unit: "%", bar: `≥ ${bar} %`, met: value >= bar, note };
}

function sureness(list: readonly Drawn[]): Row {
  const sure = list.flatMap(({ scored }) => scored).filter(({ confidence }) => confidence >= 0.9);
  const wrong = sure.filter(({ verdict }) => verdict === "wrong" || verdict === "invented").length;
  const value = (100 * wrong) / sure.length;
  const note = `${wrong} of ${sure.length}`;
  return {
    name: "drawn layouts: wrong among the values at 0.9 or above",
    value,
    unit: "%",
    bar: "≤ 1 %",
    met: value <= 1,
    note,
  };
}
