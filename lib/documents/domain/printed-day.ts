/** Months by their first letters, in the five languages. Three letters tell them apart, but for June and July in French. */
const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(?:jan|gen|ene)/, 1],
  [/^(?:fev|feb)/, 2],
  [/^(?:mar|mae|maerz)/, 3],
  [/^(?:avr|apr|abr)/, 4],
  [/^(?:mai|may|mag)/, 5],
  [/^(?:juin|jun|giu)/, 6],
  [/^(?:juil|jul|lug)/, 7],
  [/^(?:aou|aug|ago)/, 8],
  [/^(?:sep|set)/, 9],
  [/^(?:oct|okt|ott)/, 10],
  [/^nov/, 11],
  [/^(?:dec|dez|dic)/, 12],
];

/** In small letters without accents, as months are compared. */
export function bareLetters(text: string): string {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/** 1 to 12, or 0 for a word (in bare letters) that is no month. */
export function monthOf(word: string): number {
  return /^[a-z]{3,}$/.test(word) ? (MONTHS.find(([pattern]) => pattern.test(word))?.[1] ?? 0) : 0;
}

/** The day as `2026-11-23`; null when there is no such day, or none that an invoice could have. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (year < 1990 || year > 2099 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const iso = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return new Date(`${iso}T00:00:00Z`).getUTCDate() === day ? iso : null;
}
