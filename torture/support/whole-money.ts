/** Lines and a discount on the total, as decimal texts. */
export type MoneyTable = {
  readonly lines: readonly {
    readonly quantity: string;
    readonly price: string;
    readonly discount: string;
    readonly rate: string;
  }[];
  readonly globalDiscount: string;
};

/** Everything in whole numbers of 10⁻¹²: what a quantity of four decimals times a price of six needs, and a rate after it. */
const SCALE = 12;
const UNIT = 10n ** BigInt(SCALE);
const CENT = UNIT / 100n;

function whole(text: string): bigint {
  const [before = "", after = ""] = text.replace("-", "").split(".");
  const value = BigInt(before + after.padEnd(SCALE, "0"));
  return text.startsWith("-") ? -value : value;
}

/** To the cent, halves away from zero; `per` is what one unit of the value stands for. */
function toCents(value: bigint, per: bigint): bigint {
  const size = value < 0n ? -value : value;
  const cents = (size * 2n + per) / (per * 2n);
  return value < 0n ? -cents : cents;
}

function text(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The table reckoned a second time, in whole numbers: base and tax of each rate, then HT, VAT and TTC. */
export function reckonInCents({ lines, globalDiscount }: MoneyTable): string {
  const bases = new Map<bigint, bigint>();
  for (const { quantity, price, discount, rate } of lines) {
    const net = toCents(whole(quantity) * whole(price) - whole(discount) * UNIT, CENT * UNIT);
    bases.set(whole(rate), (bases.get(whole(rate)) ?? 0n) + net);
  }
  const rows = [...bases].map(([rate, base]) => ({ base, tax: toCents(base * rate, 100n * UNIT) }));
  const [net, tax] = [rows.reduce((sum, { base }) => sum + base, 0n), rows.reduce((sum, one) => sum + one.tax, 0n)];
  const total = net + tax - whole(globalDiscount) / CENT;
  return `${rows.map((row) => `${text(row.base)}:${text(row.tax)}`).join(";")}|${text(net)}|${text(tax)}|${text(total)}`;
}

const GROUPS = { fr: "\u202f", en: "," } as const;

/** An amount as each language writes it. */
export function written(plain: string, locale: "fr" | "en"): string {
  return dressed(plain, GROUPS[locale], locale === "fr" ? "," : ".");
}

function dressed(plain: string, group: string, point: string): string {
  const [before = "", after] = plain.split(".");
  return `${before.replace(/\B(?=(\d{3})+$)/g, group)}${point}${after}`;
}

/** Ways in which people type that amount, with the language of their screen. */
export function typings(plain: string): { text: string; locale: "fr" | "en" }[] {
  const fr = (text: string) => ({ text, locale: "fr" as const });
  const en = (text: string) => ({ text, locale: "en" as const });
  return [
    fr(plain),
    fr(plain.replace(".", ",")),
    fr(`${dressed(plain, " ", ",")} €`),
    fr(dressed(plain, "\u00a0", ",")),
    fr(dressed(plain, ".", ",")),
    fr(dressed(plain, ",", ".")),
    en(plain),
    en(dressed(plain, ",", ".")),
    en(`€${dressed(plain, ",", ".")}`),
    en(`${dressed(plain, " ", ".")} EUR`),
  ];
}
