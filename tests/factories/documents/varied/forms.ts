import { centsText } from "#lib/documents/domain/amounts.ts";
import type { Plan } from "#tests/factories/documents/varied/plan.ts";
import { WORDS, waysOf } from "#tests/factories/documents/varied/words.ts";

/** An amount as this supplier writes it. */
export function money(plan: Plan, cents: number, bare = false): string {
  const signed = plan.negative ? -cents : cents;
  const [whole = "", part = ""] = centsText(Math.abs(signed)).split(".");
  const minus = signed < 0 ? "-" : "";
  const grouped = (separator: string) => minus + whole.replace(/\B(?=(\d{3})+$)/g, separator);
  const english = `${grouped(",")}.${part}`;
  const dotted = `${grouped(".")},${part}`;
  if (plan.language === "en")
    return bare ? english : plan.amountForm % 2 === 0 ? `€${english}`.replace("€-", "-€") : `${english} EUR`;
  if (plan.language !== "fr")
    return bare || plan.amountForm % 3 === 0 ? dotted : plan.amountForm % 3 === 1 ? `${dotted} €` : `EUR ${dotted}`;
  const spaced = `${grouped(" ")},${part}`;
  const forms = [
    `${spaced} €`,
    `${grouped("\u00a0")},${part}\u00a0€`,
    `${minus}${whole},${part} €`,
    `${spaced} EUR`,
    spaced,
    `${minus}${whole}.${part}`,
    `${minus}${whole},${part}€`,
    `${dotted} €`,
  ];
  const form = forms[plan.amountForm] ?? spaced;
  return bare ? form.replace(/\s?(?:€|EUR)$/u, "") : form;
}

export function rateText(plan: Plan, rate: number, decimals = plan.seed % 3 === 0): string {
  const text = decimals ? rate.toFixed(2) : String(rate);
  return plan.language === "en" ? text : text.replace(".", ",");
}

/** A date as this supplier writes it. */
export function dateText(plan: Plan, iso: string): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  const name = waysOf(WORDS[plan.language].months)[Number(month) - 1] ?? "";
  const number = Number(day);
  if (plan.language === "en")
    return plan.dateForm % 2 === 0 ? `${number} ${name} ${year}` : `${name} ${number}, ${year}`;
  if (plan.language === "de") return plan.dateForm % 2 === 0 ? `${day}.${month}.${year}` : `${number}. ${name} ${year}`;
  const long = `${plan.language === "fr" && number === 1 ? "1er" : number} ${plan.language === "es" ? `de ${name} de` : name} ${year}`;
  const forms = [
    `${day}/${month}/${year}`,
    `${day}/${month}/${year}`,
    `${day}-${month}-${year}`,
    `${day}.${month}.${year}`,
    `${day}/${month}/${year.slice(2)}`,
    long,
    plan.language === "fr" ? `mardi ${long}` : long,
    iso,
  ];
  return forms[plan.dateForm] ?? iso;
}

export const inThrees = (text: string) => text.replace(/(\d{3})(\d{3})(\d{3})(\d{0,5})/, "$1 $2 $3 $4").trim();
export const inFours = (text: string) => text.replace(/(.{4})(?=.)/g, "$1 ");
