import type { IsoDate } from "#lib/shared/dates.ts";

/** At most 20 characters: letters, digits, `- _ / +` (domain reference § 8.2). The reform adds single spaces inside. */
export const NUMBER_MAX = 20;
const NUMBER = /^[A-Za-z0-9\-_/+]+$/;
const NUMBER_REFORM = /^[A-Za-z0-9\-_/+]+( [A-Za-z0-9\-_/+]+)*$/;

export type NumberProblem = "number.tooLong" | "number.charset" | "number.charsetSpaced" | "number.isToday";

/** Why an invoice number is refused, or null. A number that is the date of the day as AAAAMMJJ is a form left at its default. */
export function numberProblem(number: string, today: IsoDate, spaced = false): NumberProblem | null {
  if (number.length > NUMBER_MAX) return "number.tooLong";
  if (!(spaced ? NUMBER_REFORM : NUMBER).test(number)) return spaced ? "number.charsetSpaced" : "number.charset";
  return number === today.replaceAll("-", "") ? "number.isToday" : null;
}

/** The number of a draft: TMP, the year, 14 digits of a sequence. "TMP202600000000000008". */
export function draftNumber(year: number, sequence: bigint): string {
  return `TMP${yearText(year)}${sequenceText(sequence, 14)}`;
}

/** The number the portal gives when it issues the invoice itself: the year, 16 digits of a sequence. */
export function generatedNumber(year: number, sequence: bigint): string {
  return `${yearText(year)}${sequenceText(sequence, 16)}`;
}

function yearText(year: number): string {
  return String(year).padStart(4, "0");
}

function sequenceText(sequence: bigint, width: number): string {
  const text = String(sequence);
  if (sequence < 0n || text.length > width) throw new Error("sequence out of range");
  return text.padStart(width, "0");
}

/** What two numbers are compared by: the supplier's own case does not make a new number (domain reference § 8.5). */
export function numberKey(number: string): string {
  return number.toUpperCase();
}
