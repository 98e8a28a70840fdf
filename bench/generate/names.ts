import { luhn } from "#lib/shared/identifiers.ts";

const KINDS = [
  "Commune de",
  "Ville de",
  "Département de",
  "Centre hospitalier de",
  "Collège de",
  "Syndicat des eaux de",
];
const TRADES = [
  "Travaux",
  "Transports",
  "Fournitures",
  "Restauration",
  "Maintenance",
  "Conseil",
  "Nettoyage",
  "Énergie",
];
const FORMS = ["SARL", "SAS", "SA", "EURL", "SCOP"];
const STARTS = ["Saint-", "Bois", "Mont", "Ville", "Château", "Pont-", "La Roche-", "Beau", "Neuf", "Clair"];
const ENDS = ["martin", "lieu", "val", "fontaine", "sur-Loire", "rivière", "champ", "court", "l'Évêque", "bourg"];
const TAILS = ["", "-le-Haut", "-le-Bas", "-les-Bains", "-en-Forêt", "-sur-Mer", "-la-Plaine"];

const at = (list: readonly string[], index: number) => list[index % list.length] ?? "";

/** A plausible town: 700 different ones, repeated as real ones are. */
export function town(index: number): string {
  return at(STARTS, index) + at(ENDS, Math.floor(index / 10)) + at(TAILS, Math.floor(index / 100));
}

export function publicName(index: number): string {
  return `${at(KINDS, index * 7)} ${town(index)}`;
}

export function companyName(index: number): string {
  return `${at(FORMS, index)} ${town(index * 3)} ${at(TRADES, Math.floor(index / 5))}`;
}

/** The SIRET number `index` of a range: both of its Luhn keys are right. */
export function siret(range: 1 | 2, index: number): string {
  const siren = withKey(`${range}${String(index).padStart(7, "0")}`);
  return withKey(`${siren}0001`);
}

function withKey(digits: string): string {
  const key = Array.from("0123456789").find((digit) => luhn(digits + digit)) ?? "0";
  return digits + key;
}
