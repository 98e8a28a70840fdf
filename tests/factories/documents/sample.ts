import { centsText } from "#lib/documents/domain/amounts.ts";
import { frVat, luhn } from "#lib/shared/identifiers.ts";

/** An invoice as its issuer knows it. Amounts in cents. The factories write it as a page in several layouts, and as XML. */
export type InvoiceSample = {
  readonly number: string;
  readonly date: string;
  readonly credit: boolean;
  readonly supplier: Company;
  readonly recipient: Company;
  readonly serviceCode: string | null;
  readonly commitment: string | null;
  readonly contract: string | null;
  readonly iban: string | null;
  readonly lines: readonly { label: string; quantity: number; unit: number; rate: number }[];
  readonly paid: number;
};

export type Company = { readonly name: string; readonly street: string; readonly town: string; readonly siret: string };

/** Numbers that come back the same for the same seed (mulberry32). */
export function dice(seed: number): {
  int(below: number): number;
  pick<T>(list: readonly T[]): T;
  chance(share: number): boolean;
} {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number) => Math.floor(next() * below);
  return {
    int,
    pick<T>(list: readonly T[]): T {
      const one = list[int(list.length)];
      if (one === undefined) throw new Error("nothing to pick from");
      return one;
    },
    chance: (share) => next() < share,
  };
}

const SUPPLIERS = [
  "Menuiserie Kerbrat SARL",
  "Atelier du Vivarais",
  "SAS Ducros Électricité",
  "Imprimerie Talvard",
  "Nettoyage Océan",
  "Bureau d'études Malric",
  "Les Jardins de Sèvre",
  "Transports Loubeyre",
];
const TOWNS = [
  "69003 LYON",
  "44000 NANTES",
  "31500 TOULOUSE",
  "35000 RENNES",
  "67000 STRASBOURG",
  "59800 LILLE",
  "13006 MARSEILLE",
  "21000 DIJON",
];
const STREETS = [
  "12 rue des Lilas",
  "4 avenue Jean Jaurès",
  "118 boulevard de la Mer",
  "7 impasse du Moulin",
  "25 place de l'Hôtel de Ville",
];
const RECIPIENTS = [
  "Commune de Saint-Aubin",
  "Département de la Vendée",
  "Communauté de communes du Haut-Pays",
  "Centre hospitalier de Brive",
  "Université de Poitiers",
  "Lycée Jean Moulin",
];
const GOODS = [
  "Fourniture de papier A4",
  "Entretien des espaces verts",
  "Prestation de conseil",
  "Remplacement d'un chauffe-eau",
  "Location de nacelle",
  "Formation sécurité",
  "Ramettes et enveloppes",
  "Main-d'œuvre",
  "Déplacement",
  "Maintenance préventive",
];

/** A number with its Luhn key as last digit. */
export function withKey(digits: string): string {
  for (let key = 0; key < 10; key += 1) if (luhn(`${digits}${key}`)) return `${digits}${key}`;
  throw new Error("unreachable: one of ten keys fits");
}

function digits(roll: ReturnType<typeof dice>, count: number): string {
  return Array.from({ length: count }, () => String(roll.int(10))).join("");
}

function siretOf(roll: ReturnType<typeof dice>, first: string): string {
  const siren = withKey(first + digits(roll, 7));
  return withKey(`${siren}000${1 + roll.int(9)}`);
}

function frenchIban(roll: ReturnType<typeof dice>): string {
  const account = digits(roll, 23);
  let rest = 0;
  for (const digit of `${account}152700`) rest = (rest * 10 + Number(digit)) % 97;
  return `FR${String(98 - rest).padStart(2, "0")}${account}`;
}

/** A plausible French invoice to a public entity. */
export function invoiceSample(seed: number): InvoiceSample {
  const roll = dice(seed);
  const year = 2023 + roll.int(4);
  const lines = Array.from({ length: 1 + roll.int(6) }, () => ({
    label: roll.pick(GOODS),
    quantity: 1 + roll.int(12),
    unit: 250 + roll.int(90_000),
    rate: roll.chance(0.7) ? 20 : roll.pick([10, 5.5]),
  }));
  const sample: InvoiceSample = {
    number: roll.pick([
      `F${year}-${digits(roll, 4)}`,
      `FA${digits(roll, 6)}`,
      `${year}${digits(roll, 5)}`,
      `FAC/${year}/${digits(roll, 3)}`,
      `${digits(roll, 3)}-${year}`,
    ]),
    date: `${year}-${String(1 + roll.int(12)).padStart(2, "0")}-${String(1 + roll.int(28)).padStart(2, "0")}`,
    credit: false,
    supplier: {
      name: roll.pick(SUPPLIERS),
      street: roll.pick(STREETS),
      town: roll.pick(TOWNS),
      siret: siretOf(roll, String(3 + roll.int(6))),
    },
    recipient: {
      name: roll.pick(RECIPIENTS),
      street: roll.pick(STREETS),
      town: roll.pick(TOWNS),
      siret: siretOf(roll, roll.pick(["1", "2"])),
    },
    serviceCode: roll.chance(0.6)
      ? roll.pick([`SERV${digits(roll, 2)}`, `D${digits(roll, 7)}`, "FACTURES_PUBLIQUES", digits(roll, 5)])
      : null,
    commitment: roll.chance(0.7)
      ? roll.pick([digits(roll, 10), `EJ${digits(roll, 6)}`, `${year}-BC-${digits(roll, 4)}`])
      : null,
    contract: roll.chance(0.4) ? roll.pick([`${year}M${digits(roll, 4)}`, `MAR-${digits(roll, 5)}`]) : null,
    iban: roll.chance(0.8) ? frenchIban(roll) : null,
    lines,
    paid: 0,
  };
  return roll.chance(0.15) ? { ...sample, paid: 1000 * (1 + roll.int(5)) } : sample;
}

export type Amounts = {
  readonly net: number;
  readonly tax: number;
  readonly gross: number;
  readonly due: number;
  readonly rates: readonly { rate: number; base: number; tax: number }[];
};

export function amountsOf(sample: InvoiceSample): Amounts {
  const byRate = Map.groupBy(sample.lines, (line) => line.rate);
  const rates = [...byRate].map(([rate, lines]) => {
    const base = lines.reduce((sum, line) => sum + line.quantity * line.unit, 0);
    return { rate, base, tax: Math.round((base * rate) / 100) };
  });
  const net = rates.reduce((sum, { base }) => sum + base, 0);
  const tax = rates.reduce((sum, one) => sum + one.tax, 0);
  return { net, tax, gross: net + tax, due: net + tax - sample.paid, rates };
}

/** What a reader should find: each field of the form, null for what the invoice does not have. */
export function expectedFields(sample: InvoiceSample): Readonly<Record<string, string | null>> {
  const amounts = amountsOf(sample);
  return {
    invoiceNumber: sample.number,
    issueDate: sample.date,
    currency: "EUR",
    documentType: sample.credit ? "AVOIR" : "FACTURE",
    supplierSiret: sample.supplier.siret,
    supplierVat: frVat(sample.supplier.siret.slice(0, 9)),
    recipientSiret: sample.recipient.siret,
    serviceCode: sample.serviceCode,
    commitmentNumber: sample.commitment,
    contractNumber: sample.contract,
    totalExclTax: centsText(amounts.net),
    totalTax: centsText(amounts.tax),
    totalInclTax: centsText(amounts.gross),
    amountDue: centsText(amounts.due),
    iban: sample.iban,
  };
}
