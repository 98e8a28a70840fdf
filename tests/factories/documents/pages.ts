import PDFDocument from "pdfkit";
import { centsText } from "#lib/documents/domain/amounts.ts";
import { frVat } from "#lib/shared/identifiers.ts";
import { type Amounts, amountsOf, type InvoiceSample } from "#tests/factories/documents/sample.ts";

type Pdf = InstanceType<typeof PDFDocument>;
type Pins = { fileAnnotation(x: number, y: number, w: number, h: number, file: object): void };
type Draw = (pdf: Pdf, sample: InvoiceSample, amounts: Amounts) => void;

/** Ways to lay out the same invoice. */
export const LAYOUTS = ["classic", "form", "letter", "dense", "english", "german", "italian", "spanish"] as const;
export type Layout = (typeof LAYOUTS)[number];
/** The plainest page: no VAT number, no references. Apart from the layouts, since it does not say all that the sample has. */
type Drawn = Layout | "withoutVat";

/** The invoice as a PDF. `attachments`: files to put inside, such as `factur-x.xml`; `pinned` to the page instead of declared. */
export async function invoicePdf(
  sample: InvoiceSample,
  layout: Drawn,
  options: {
    attachments?: readonly { name: string; content: string; pinned?: boolean; relationship?: string }[];
    userPassword?: string;
  } = {},
): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: "A4",
    margin: 0,
    ...(options.userPassword
      ? { userPassword: options.userPassword, ownerPassword: "owner", pdfVersion: "1.7ext3" as const }
      : {}),
  });
  for (const { name, content, pinned, relationship } of options.attachments ?? []) {
    const file = Buffer.from(content);
    // The types of pdfkit leave this one out.
    if (pinned) (pdf as Pdf & Pins).fileAnnotation(500, 800, 10, 10, { src: file, name, type: "text/xml" });
    else pdf.file(file, { name, type: "text/xml", ...(relationship ? { relationship } : {}) });
  }
  DRAWINGS[layout](pdf, sample, amountsOf(sample));
  return bytesOf(pdf);
}

/** All that a document of pdfkit writes. */
export function bytesOf(pdf: Pdf): Promise<Uint8Array> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("error", fail);
    pdf.on("end", () => done(new Uint8Array(Buffer.concat(chunks))));
    pdf.end();
  });
}

type Align = "left" | "right";

function put(
  pdf: Pdf,
  text: string,
  x: number,
  y: number,
  options: { size?: number; bold?: boolean; align?: Align } = {},
): void {
  pdf.font(options.bold ? "Helvetica-Bold" : "Helvetica").fontSize(options.size ?? 9);
  const at = options.align === "right" ? x - pdf.widthOfString(text) : x;
  pdf.text(text, at, y, { lineBreak: false });
}

function rows(
  pdf: Pdf,
  texts: readonly (string | null)[],
  x: number,
  y: number,
  options: { size?: number; step?: number } = {},
): number {
  const shown = texts.filter((text) => text !== null);
  for (const [i, text] of shown.entries()) put(pdf, text, x, y + i * (options.step ?? 12), options);
  return y + shown.length * (options.step ?? 12);
}

/** « 1 234,56 » with the separators of the layout. */
function money(cents: number, thousands: string, decimal: string, sign: string): string {
  const [whole = "", part = ""] = centsText(Math.abs(cents)).split(".");
  return `${cents < 0 ? "-" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, thousands)}${decimal}${part}${sign}`;
}

const french = (cents: number) => money(cents, " ", ",", " €");
const groups = (text: string) => text.replace(/(\d{3})(\d{3})(\d{3})(\d{5})/, "$1 $2 $3 $4");
const fours = (text: string) => text.replace(/(.{4})(?=.)/g, "$1 ");
const day = (iso: string, separator = "/") => iso.split("-").reverse().join(separator);
const vatOf = (sample: InvoiceSample) => frVat(sample.supplier.siret.slice(0, 9));
const MONTHS = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
];
const longDay = (iso: string) => `${Number(iso.slice(8))} ${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`;
const shownRate = (rate: number) => String(rate).replace(".", ",");

/** Two columns, labels and values on one line, totals at the right, a recap of VAT at the left. */
const classic: Draw = (pdf, sample, amounts) => {
  put(pdf, sample.supplier.name, 40, 40, { size: 16, bold: true });
  rows(
    pdf,
    [
      sample.supplier.street,
      sample.supplier.town,
      `SIRET : ${groups(sample.supplier.siret)}`,
      `N° TVA intracommunautaire : ${vatOf(sample)}`,
    ],
    40,
    64,
  );
  put(pdf, sample.credit ? "AVOIR" : "FACTURE", 380, 40, { size: 20, bold: true });
  rows(pdf, [`N° : ${sample.number}`, `Date : ${day(sample.date)}`, "Date d'échéance : 31/12/2027"], 380, 68);
  put(pdf, "Destinataire", 320, 130, { bold: true });
  rows(
    pdf,
    [sample.recipient.name, sample.recipient.street, sample.recipient.town, `SIRET : ${sample.recipient.siret}`],
    320,
    144,
  );
  rows(
    pdf,
    [
      sample.serviceCode && `Code service : ${sample.serviceCode}`,
      sample.commitment && `N° d'engagement : ${sample.commitment}`,
      sample.contract && `Marché n° : ${sample.contract}`,
    ],
    40,
    144,
  );
  const columns = [40, 300, 380, 450, 550] as const;
  for (const [i, title] of ["Désignation", "Qté", "P.U. HT", "TVA", "Total HT"].entries())
    put(pdf, title, columns[i] ?? 0, 230, { bold: true, align: i > 1 ? "right" : "left" });
  let y = 248;
  for (const line of sample.lines) {
    const cells = [
      line.label,
      String(line.quantity),
      french(line.unit),
      `${shownRate(line.rate)} %`,
      french(line.quantity * line.unit),
    ];
    for (const [i, cell] of cells.entries()) put(pdf, cell, columns[i] ?? 0, y, { align: i > 1 ? "right" : "left" });
    y += 16;
  }
  y += 30;
  put(pdf, "Taux", 40, y, { bold: true });
  put(pdf, "Base HT", 150, y, { bold: true, align: "right" });
  put(pdf, "Montant TVA", 240, y, { bold: true, align: "right" });
  for (const [i, { rate, base, tax }] of amounts.rates.entries()) {
    put(pdf, `${shownRate(rate)} %`, 40, y + 14 * (i + 1));
    put(pdf, french(base), 150, y + 14 * (i + 1), { align: "right" });
    put(pdf, french(tax), 240, y + 14 * (i + 1), { align: "right" });
  }
  const totals: [string, number][] = [
    ["Total HT", amounts.net],
    ["Total TVA", amounts.tax],
    ["Total TTC", amounts.gross],
    ...(sample.paid > 0 ? ([["Acompte versé", sample.paid]] as [string, number][]) : []),
    ["Net à payer", amounts.due],
  ];
  for (const [i, [label, cents]] of totals.entries()) {
    put(pdf, label, 380, y + 15 * i, { bold: i === totals.length - 1 });
    put(pdf, french(cents), 550, y + 15 * i, { align: "right", bold: i === totals.length - 1 });
  }
  if (sample.iban) put(pdf, `Règlement par virement - IBAN : ${fours(sample.iban)}`, 40, 700);
  put(
    pdf,
    "En cas de retard de paiement, une indemnité forfaitaire de 40 € est due (art. D. 441-5 du code de commerce).",
    40,
    715,
    { size: 7 },
  );
};

/** Boxes: labels above their values, as in printed forms. */
const form: Draw = (pdf, sample, amounts) => {
  put(pdf, "FACTURE", 250, 30, { size: 18, bold: true });
  const boxes: [string, string | null][][] = [
    [
      ["Numéro de facture", sample.number],
      ["Date d'émission", day(sample.date)],
      ["Échéance", "31/12/2027"],
      ["Devise", "EUR"],
    ],
    [
      ["N° engagement juridique", sample.commitment],
      ["Code service exécutant", sample.serviceCode],
      ["N° de marché", sample.contract],
    ],
  ];
  for (const [r, row] of boxes.entries()) {
    for (const [c, [label, value]] of row.filter(([, value]) => value !== null).entries()) {
      put(pdf, label, 40 + c * 130, 70 + r * 40, { size: 7 });
      put(pdf, value ?? "", 40 + c * 130, 82 + r * 40, { bold: true });
    }
  }
  put(pdf, "ÉMETTEUR", 40, 160, { size: 8, bold: true });
  rows(
    pdf,
    [
      sample.supplier.name,
      sample.supplier.street,
      sample.supplier.town,
      `SIRET ${sample.supplier.siret}`,
      `TVA ${vatOf(sample)}`,
    ],
    40,
    174,
  );
  put(pdf, "FACTURÉ À", 320, 160, { size: 8, bold: true });
  rows(
    pdf,
    [sample.recipient.name, sample.recipient.street, sample.recipient.town, `SIRET ${groups(sample.recipient.siret)}`],
    320,
    174,
  );
  let y = 270;
  put(pdf, "Description", 40, y, { bold: true });
  put(pdf, "Montant HT", 550, y, { bold: true, align: "right" });
  for (const line of sample.lines) {
    y += 15;
    put(pdf, `${line.label} (${line.quantity} × ${french(line.unit)})`, 40, y);
    put(pdf, french(line.quantity * line.unit), 550, y, { align: "right" });
  }
  y += 50;
  const heads: [string, number][] = [
    ["TOTAL HT", amounts.net],
    ["TOTAL TVA", amounts.tax],
    ["TOTAL TTC", amounts.gross],
    ["NET À PAYER", amounts.due],
  ];
  for (const [i, [label, cents]] of heads.entries()) {
    put(pdf, label, 200 + i * 117, y, { size: 7, align: "right" });
    put(pdf, french(cents), 200 + i * 117, y + 14, { align: "right", bold: true });
  }
  for (const [i, { rate, base, tax }] of amounts.rates.entries())
    put(pdf, `TVA ${shownRate(rate)} % sur ${french(base)} : ${french(tax)}`, 40, y + 50 + i * 13);
  if (sample.paid > 0) put(pdf, `Acompte déjà versé : ${french(sample.paid)}`, 40, y + 100);
  if (sample.iban) rows(pdf, ["IBAN", fours(sample.iban)], 40, 740);
};

/** A letter: references in sentences, the supplier's identifiers at the foot. */
const letter: Draw = (pdf, sample, amounts) => {
  rows(pdf, [sample.supplier.name, sample.supplier.street, sample.supplier.town], 50, 40, { size: 11, step: 14 });
  rows(
    pdf,
    [sample.recipient.name, sample.recipient.street, sample.recipient.town, `SIRET client : ${sample.recipient.siret}`],
    330,
    110,
    { size: 10, step: 13 },
  );
  put(pdf, `${sample.supplier.town.replace(/^\d+ /, "")}, le ${longDay(sample.date)}`, 330, 180, { size: 10 });
  put(pdf, `Facture n° ${sample.number}`, 50, 215, { size: 14, bold: true });
  let y = rows(
    pdf,
    [
      sample.commitment && `Bon de commande : ${sample.commitment}`,
      sample.contract && `Contrat n° ${sample.contract}`,
      sample.serviceCode && `Service exécutant : ${sample.serviceCode}`,
    ],
    50,
    240,
    { size: 10, step: 14 },
  );
  y += 20;
  for (const line of sample.lines) {
    put(pdf, `${line.quantity} ${line.label}`, 50, y, { size: 10 });
    put(pdf, french(line.quantity * line.unit), 540, y, { size: 10, align: "right" });
    y += 15;
  }
  y += 10;
  const totals: [string, number][] = [
    ["Montant total HT", amounts.net],
    ...amounts.rates.map(({ rate, tax }): [string, number] => [`TVA à ${shownRate(rate)} %`, tax]),
    ["Montant total TTC", amounts.gross],
  ];
  if (sample.paid > 0) totals.push(["Déjà réglé", sample.paid], ["Reste à payer", amounts.due]);
  for (const [label, cents] of totals) {
    put(pdf, label, 340, y, { size: 10 });
    put(pdf, french(cents), 540, y, { size: 10, align: "right" });
    y += 15;
  }
  if (sample.iban) put(pdf, `Merci de régler par virement : ${fours(sample.iban)}`, 50, y + 30, { size: 10 });
  const siren = groups(sample.supplier.siret);
  put(
    pdf,
    `${sample.supplier.name} - SARL au capital de 8 000 € - SIRET ${siren} - RCS Nantes - N° TVA ${vatOf(sample)}`,
    50,
    800,
    { size: 7 },
  );
};

/** Small type, many references that are not wanted, decimals with a point. */
const dense: Draw = (pdf, sample, amounts) => {
  const plain = (cents: number) => money(cents, " ", ".", "");
  rows(
    pdf,
    [
      `${sample.supplier.name} | ${sample.supplier.street} | ${sample.supplier.town}`,
      `Tél. 02 41 55 66 77 - SIREN ${sample.supplier.siret.slice(0, 9)} - APE 4332A - TVA : ${vatOf(sample)} - SIRET : ${sample.supplier.siret}`,
    ],
    30,
    25,
    { size: 7, step: 9 },
  );
  const left: [string, string | null][] = [
    ["Facture", sample.number],
    ["Date facture", day(sample.date, ".")],
    ["Code client", "C004512"],
    ["N° devis", "D2023-118"],
    ["Bon de livraison", "BL88271"],
    ["Date de livraison", "03.01.2023"],
    ["N° EJ", sample.commitment],
    ["Code service", sample.serviceCode],
    ["Réf. marché", sample.contract],
  ];
  for (const [i, [label, value]] of left.filter(([, value]) => value !== null).entries()) {
    put(pdf, label, 30, 60 + i * 11, { size: 8 });
    put(pdf, `: ${value}`, 110, 60 + i * 11, { size: 8 });
  }
  rows(
    pdf,
    [
      "Adresse de facturation",
      sample.recipient.name,
      sample.recipient.street,
      sample.recipient.town,
      `Siret : ${sample.recipient.siret}`,
    ],
    330,
    60,
    { size: 8, step: 11 },
  );
  let y = 190;
  for (const [title, x] of [
    ["Réf.", 30],
    ["Libellé", 80],
    ["Qté", 330],
    ["PU HT", 400],
    ["Total HT", 480],
    ["% TVA", 550],
  ] as const)
    put(pdf, title, x, y, { size: 7, bold: true, align: x > 300 ? "right" : "left" });
  for (const [i, line] of sample.lines.entries()) {
    y += 12;
    put(pdf, `A${1000 + i * 7}`, 30, y, { size: 8 });
    put(pdf, line.label, 80, y, { size: 8 });
    for (const [cell, x] of [
      [`${line.quantity}.00`, 330],
      [plain(line.unit), 400],
      [plain(line.quantity * line.unit), 480],
      [line.rate.toFixed(2), 550],
    ] as const)
      put(pdf, cell, x, y, { size: 8, align: "right" });
  }
  y += 40;
  for (const [title, x] of [
    ["Base HT", 120],
    ["Taux", 170],
    ["Mt TVA", 230],
  ] as const)
    put(pdf, title, x, y, { size: 7, bold: true, align: "right" });
  for (const [i, { rate, base, tax }] of amounts.rates.entries())
    for (const [cell, x] of [
      [plain(base), 120],
      [rate.toFixed(2), 170],
      [plain(tax), 230],
    ] as const)
      put(pdf, cell, x, y + 12 * (i + 1), { size: 8, align: "right" });
  const totals: [string, number][] = [
    ["Total H.T.", amounts.net],
    ["T.V.A.", amounts.tax],
    ["Total T.T.C.", amounts.gross],
    ["Acompte", sample.paid],
    ["NET A PAYER (EUR)", amounts.due],
  ];
  for (const [i, [label, cents]] of totals.entries()) {
    put(pdf, label, 380, y + 12 * i, { size: 8 });
    put(pdf, plain(cents), 550, y + 12 * i, { size: 8, align: "right" });
  }
  if (sample.iban)
    put(pdf, `Banque : CREDIT DU CENTRE  IBAN : ${sample.iban}  BIC : CRDCFRPPXXX`, 30, 760, { size: 7 });
};

type Words = {
  title: string;
  number: string;
  date: string;
  due: string;
  to: string;
  from: string;
  order: string;
  buyerRef: string;
  contract: string;
  vatNo: string;
  rate: string;
  net: string;
  tax: string;
  gross: string;
  pay: string;
  paid: string;
  thousands: string;
  decimal: string;
  separator: string;
};

const ENGLISH: Words = {
  title: "INVOICE",
  number: "Invoice number",
  date: "Invoice date",
  due: "Due date",
  to: "Bill to",
  from: "From",
  order: "Purchase order",
  buyerRef: "Buyer reference",
  contract: "Contract number",
  vatNo: "VAT number",
  rate: "VAT",
  net: "Net total",
  tax: "VAT total",
  gross: "Total incl. VAT",
  pay: "Amount due",
  paid: "Amount paid",
  thousands: ",",
  decimal: ".",
  separator: "/",
};
const GERMAN: Words = {
  title: "RECHNUNG",
  number: "Rechnungsnummer",
  date: "Rechnungsdatum",
  due: "Fällig am",
  to: "Rechnungsempfänger",
  from: "Verkäufer",
  order: "Bestellnummer",
  buyerRef: "Leitweg-ID",
  contract: "Vertragsnummer",
  vatNo: "USt-IdNr.",
  rate: "MwSt.",
  net: "Nettobetrag",
  tax: "MwSt. gesamt",
  gross: "Gesamtbetrag",
  pay: "Zu zahlen",
  paid: "Anzahlung",
  thousands: ".",
  decimal: ",",
  separator: ".",
};
const ITALIAN: Words = {
  title: "FATTURA",
  number: "Numero fattura",
  date: "Data fattura",
  due: "Scadenza",
  to: "Cliente",
  from: "Fornitore",
  order: "Ordine n.",
  buyerRef: "Codice ufficio",
  contract: "Contratto n.",
  vatNo: "Partita IVA",
  rate: "IVA",
  net: "Totale imponibile",
  tax: "Totale IVA",
  gross: "Totale fattura",
  pay: "Netto a pagare",
  paid: "Acconto",
  thousands: ".",
  decimal: ",",
  separator: "/",
};
const SPANISH: Words = {
  title: "FACTURA",
  number: "Número de factura",
  date: "Fecha de factura",
  due: "Vencimiento",
  to: "Cliente",
  from: "Proveedor",
  order: "Pedido n.º",
  buyerRef: "Oficina contable",
  contract: "Contrato n.º",
  vatNo: "NIF",
  rate: "IVA",
  net: "Base imponible",
  tax: "Total IVA",
  gross: "Total factura",
  pay: "Importe a pagar",
  paid: "Anticipo",
  thousands: ".",
  decimal: ",",
  separator: "/",
};

/** A foreign supplier's page to a French public entity, one set of words for each language. */
const foreign =
  (words: Words): Draw =>
  (pdf, sample, amounts) => {
    const euros = (cents: number) => `EUR ${money(cents, words.thousands, words.decimal, "")}`;
    put(pdf, words.title, 40, 40, { size: 22, bold: true });
    const facts: [string, string | null][] = [
      [words.number, sample.number],
      [words.date, day(sample.date, words.separator)],
      [words.due, day("2027-12-31", words.separator)],
      [words.order, sample.commitment],
      [words.buyerRef, sample.serviceCode],
      [words.contract, sample.contract],
    ];
    for (const [i, [label, value]] of facts.filter(([, value]) => value !== null).entries()) {
      put(pdf, label, 40, 85 + i * 14);
      put(pdf, value ?? "", 170, 85 + i * 14, { bold: true });
    }
    put(pdf, words.from, 320, 85, { bold: true });
    rows(
      pdf,
      [
        sample.supplier.name,
        sample.supplier.street,
        `${words.vatNo}: ${vatOf(sample)}`,
        `SIRET: ${sample.supplier.siret}`,
      ],
      320,
      99,
    );
    put(pdf, words.to, 320, 165, { bold: true });
    rows(
      pdf,
      [sample.recipient.name, sample.recipient.street, sample.recipient.town, `SIRET: ${sample.recipient.siret}`],
      320,
      179,
    );
    let y = 260;
    for (const line of sample.lines) {
      put(pdf, line.label, 40, y);
      put(pdf, `${line.quantity} x ${euros(line.unit)}`, 400, y, { align: "right" });
      put(pdf, euros(line.quantity * line.unit), 550, y, { align: "right" });
      y += 15;
    }
    y += 20;
    const totals: [string, number][] = [
      [words.net, amounts.net],
      ...amounts.rates.map(({ rate, base, tax }): [string, number] => [
        `${words.rate} ${String(rate).replace(".", words.decimal)}% (${euros(base)})`,
        tax,
      ]),
      [words.tax, amounts.tax],
      [words.gross, amounts.gross],
    ];
    if (sample.paid > 0) totals.push([words.paid, sample.paid]);
    totals.push([words.pay, amounts.due]);
    for (const [label, cents] of totals) {
      put(pdf, label, 320, y);
      put(pdf, euros(cents), 550, y, { align: "right" });
      y += 15;
    }
    if (sample.iban) put(pdf, `IBAN ${fours(sample.iban)}`, 40, 760);
  };

const withoutVat: Draw = (pdf, sample, amounts) => {
  const facts = [`Facture n° ${sample.number}`, `Date : ${day(sample.date)}`, `SIRET : ${sample.supplier.siret}`];
  rows(
    pdf,
    [
      ...facts,
      `Total HT : ${french(amounts.net)}`,
      `Total TVA : ${french(amounts.tax)}`,
      `Total TTC : ${french(amounts.gross)}`,
    ],
    60,
    60,
    { size: 11, step: 20 },
  );
};

const DRAWINGS: Readonly<Record<Drawn, Draw>> = {
  withoutVat,
  classic,
  form,
  letter,
  dense,
  english: foreign(ENGLISH),
  german: foreign(GERMAN),
  italian: foreign(ITALIAN),
  spanish: foreign(SPANISH),
};
