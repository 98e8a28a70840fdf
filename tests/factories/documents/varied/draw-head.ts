import { frVat } from "#lib/shared/identifiers.ts";
import type { Canvas } from "#tests/factories/documents/varied/canvas.ts";
import { dateText, inThrees } from "#tests/factories/documents/varied/forms.ts";
import type { Plan } from "#tests/factories/documents/varied/plan.ts";

const vatOf = (siret: string) => frVat(siret.slice(0, 9));
const after = (label: string, value: string) => `${label}${/[:-]$/.test(label) ? "" : " :"} ${value}`;

/** The parties, at the top. Gives back where the next block may begin. */
export function drawParties(page: Canvas, plan: Plan): number {
  const [left, right] = [40, 320];
  const { parties } = plan;
  const titleAt = parties === "swapped" ? left : right;
  if (plan.references !== "titled") page.put(titleOf(plan), titleAt, 36, { size: 17, bold: true });
  const supplierAt = parties === "swapped" ? right : left;
  const supplierEnd = drawSupplier(page, plan, supplierAt, 40);
  if (parties === "headed") {
    // The supplier across the top, the buyer in the window of an envelope.
    return drawBuyer(page, plan, right, Math.max(supplierEnd, 90) + 14);
  }
  if (parties === "stacked") return drawBuyer(page, plan, left, supplierEnd + 16);
  const buyerEnd = drawBuyer(page, plan, parties === "swapped" ? left : right, 92);
  return Math.max(supplierEnd, buyerEnd) + 10;
}

function titleOf({ sample, told }: Plan): string {
  return sample.credit ? told.credit : told.title;
}

function drawSupplier(page: Canvas, plan: Plan, x: number, y: number): number {
  const { sample, told, supplierIds } = plan;
  const { supplier } = sample;
  page.put(supplier.name, x, y, { size: 13, bold: true });
  const siret = after(told.siret, plan.seed % 2 === 0 ? inThrees(supplier.siret) : supplier.siret);
  const vat = after(told.vat, plan.seed % 4 === 1 ? spacedVat(vatOf(supplier.siret)) : vatOf(supplier.siret));
  const ids = {
    under: [siret, vat],
    split: [siret],
    oneLine: [],
    foot: [],
  }[supplierIds];
  const end = page.stack(
    [supplier.street, supplier.town, plan.seed % 2 === 0 ? "Tél. 04 78 12 33 44" : null, ...ids],
    x,
    y + 18,
  );
  if (supplierIds !== "oneLine") return end;
  page.put(`${after(told.siret, supplier.siret)} - APE 4332A - ${vat}`, x === 40 ? 40 : 250, end, { size: 7 });
  return end + 10;
}

const spacedVat = (vat: string) => `${vat.slice(0, 2)} ${vat.slice(2, 4)} ${inThrees(vat.slice(4))}`;

function drawBuyer(page: Canvas, plan: Plan, x: number, y: number): number {
  const { sample, told } = plan;
  const { recipient } = sample;
  let at = y;
  const headed = plan.buyerHeading || plan.parties === "stacked";
  if (headed) at = page.stack([told.buyer], x, at, { bold: true });
  const id = {
    SIRET: after(told.buyerSiret, recipient.siret),
    grouped: after(told.buyerSiret, inThrees(recipient.siret)),
    SIREN: `SIREN : ${inThrees(recipient.siret.slice(0, 9))}`,
    VAT: after(told.vat, vatOf(recipient.siret)),
    none: null,
  }[plan.buyerId];
  return page.stack(
    [recipient.name, plan.seed % 3 === 0 ? "Service comptabilité" : null, recipient.street, recipient.town, id],
    x,
    at,
  );
}

/** The references: number, dates, orders. Gives back where the next block may begin. */
export function drawReferences(page: Canvas, plan: Plan, y: number): number {
  const { sample, told } = plan;
  const due = dateText(plan, `${sample.date.slice(0, 4)}-12-31`);
  const own: [string, string][] = [
    [sample.credit ? creditNumber(plan) : told.number, sample.number],
    [told.date, dateText(plan, sample.date)],
  ];
  const buyers: [string, string | null][] = [
    [told.commitment, sample.commitment],
    [told.service, sample.serviceCode],
    [told.contract, sample.contract],
    [told.due, due],
  ];
  if (sample.credit) buyers.push([told.origin, "FA-2025-0777"]);
  const wanted = buyers.filter((pair): pair is [string, string] => pair[1] !== null);
  const mixed = [...own, ...interleaved(wanted, plan.others)];
  const place = PLACES[plan.references];
  return place(page, plan, mixed, y);
}

function creditNumber({ language, seed, told }: Plan): string {
  if (language !== "fr") return told.number;
  return ["Avoir n°", "N° d'avoir", "Numéro", "N° de pièce"][seed % 4] ?? "Avoir n°";
}

function interleaved(a: readonly [string, string][], b: readonly (readonly [string, string])[]): [string, string][] {
  const all: [string, string][] = [];
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const [one, two] = [a[i], b[i]];
    if (one) all.push(one);
    if (two) all.push([two[0], two[1]]);
  }
  return all;
}

type Place = (page: Canvas, plan: Plan, pairs: readonly [string, string][], y: number) => number;

const PLACES: Readonly<Record<Plan["references"], Place>> = {
  colon: (page, _, pairs, y) =>
    page.stack(
      pairs.map(([label, value]) => after(label, value)),
      40,
      y,
    ) + 8,
  grid(page, plan, pairs, y) {
    for (const [i, [label, value]] of pairs.entries()) {
      page.put(label, 40, y + i * page.step);
      page.put(value, 190, y + i * page.step, { bold: plan.seed % 2 === 0 });
    }
    return y + pairs.length * page.step + 8;
  },
  /** A table of one row: names above, values below. */
  columns(page, plan, pairs, y) {
    let at = y;
    for (let from = 0; from < pairs.length; from += 4) {
      const row = pairs.slice(from, from + 4);
      for (const [i, [label, value]] of row.entries()) {
        page.put(label, 42 + i * 130, at, { size: plan.size - 1, bold: true });
        page.put(value, 42 + i * 130, at + page.step * 1.2);
      }
      if (plan.rules) page.box(38, at - 3, 520, page.step * 2.5);
      at += page.step * 2.9;
    }
    return at + 4;
  },
  boxes(page, plan, pairs, y) {
    for (const [i, [label, value]] of pairs.entries()) {
      const [x, at] = [40 + (i % 3) * 175, y + Math.floor(i / 3) * page.step * 2.8];
      page.put(label, x, at, { size: plan.size - 1.5 });
      page.put(value, x + 4, at + page.step, { bold: true });
      if (plan.rules) page.box(x - 3, at - 2, 168, page.step * 2.3);
    }
    return y + Math.ceil(pairs.length / 3) * page.step * 2.8 + 6;
  },
  /** « Facture n° … du … » as the title, the rest in lines. */
  titled(page, plan, pairs, y) {
    const { sample } = plan;
    const [number, , ...rest] = pairs;
    const joint = { fr: "du", en: "dated", de: "vom", it: "del", es: "de fecha" }[plan.language];
    const noun = sample.credit
      ? plan.language === "fr"
        ? "AVOIR"
        : titleOf(plan)
      : { fr: "FACTURE", en: "INVOICE", de: "RECHNUNG", it: "FATTURA", es: "FACTURA" }[plan.language];
    const sign = { fr: "N°", en: "No.", de: "Nr.", it: "n.", es: "n.º" }[plan.language];
    page.put(`${noun} ${sign} ${number?.[1] ?? ""} ${joint} ${dateText(plan, sample.date)}`, 40, y, {
      size: 13,
      bold: true,
    });
    return (
      page.stack(
        rest.map(([label, value]) => after(label, value)),
        40,
        y + 22,
      ) + 8
    );
  },
  /** Two columns of labels and values. */
  spread(page, _, pairs, y) {
    const half = Math.ceil(pairs.length / 2);
    for (const [i, [label, value]] of pairs.entries()) {
      const [x, at] = [i < half ? 40 : 310, y + (i % half) * page.step];
      page.put(`${label} :`, x, at);
      page.put(value, x + 130, at);
    }
    return y + half * page.step + 8;
  },
};

/** What stands at the bottom of every page. */
export function drawFoot(page: Canvas, plan: Plan): void {
  const { supplier } = plan.sample;
  const vat = vatOf(supplier.siret);
  const siren = inThrees(supplier.siret.slice(0, 9));
  const { supplierIds, language } = plan;
  if (supplierIds === "foot") {
    page.put(`${supplier.name} - ${supplier.street} - ${supplier.town} - SAS au capital de 25 000 €`, 40, 800, {
      size: 6.5,
    });
    page.put(
      `Siret ${inThrees(supplier.siret)} - RCS ${siren} - Code APE 4321A - TVA intracommunautaire ${vat}`,
      40,
      810,
      { size: 6.5 },
    );
  } else if (supplierIds === "split") {
    page.put(
      `${supplier.name}, SARL au capital de 8 000 euros - RCS Lyon ${siren} - ${plan.told.vat} ${vat}`,
      40,
      806,
      { size: 6.5 },
    );
  } else if (language === "fr") {
    page.put(
      "Siège social : 1 place Bellecour 69002 LYON - SAS au capital de 40 000,00 € - contact@exemple.test",
      40,
      806,
      { size: 6.5 },
    );
  }
}
