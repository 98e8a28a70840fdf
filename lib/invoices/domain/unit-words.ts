/** The sign of each unit on the document; none for a plain count. */
const SYMBOLS: Readonly<Record<string, string>> = {
  C62: "",
  LS: "forfait",
  HUR: "h",
  DAY: "j",
  MON: "mois",
  ANN: "an",
  KGM: "kg",
  TNE: "t",
  MTR: "m",
  KMT: "km",
  MTK: "m²",
  MTQ: "m³",
  LTR: "l",
  KWH: "kWh",
};

export function unitSymbol(unit: string): string {
  return SYMBOLS[unit] ?? unit;
}
