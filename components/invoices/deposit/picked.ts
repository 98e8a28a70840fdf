import { bareLetters, isoDay, monthOf } from "#lib/documents/public.ts";

/** A word of a page with its zone, in fractions of the sides of the page. */
export type PageWord = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
};

/** What a field takes: `amount` and `identifier` go over the spaces between groups of digits, `day` over those of a date in words. */
export type FieldKind = "amount" | "day" | "identifier" | "text";

/** The fields of the deposit form that a click on the page can fill. */
export const PICKED_FIELDS: Readonly<Record<string, FieldKind>> = {
  number: "text",
  issueDate: "day",
  commitmentNumber: "text",
  contractNumber: "text",
  originalNumber: "text",
  recipientIdentifier: "identifier",
  validatorIdentifier: "identifier",
  secondValidatorIdentifier: "identifier",
  totalExclTax: "amount",
  totalTax: "amount",
  amountDue: "amount",
};

/** How near a click must be to a word, in shares of the height of its letters. */
const NEAR = 0.6;
/** Groups of one number are no further apart than this, in heights of letters; columns of a table are. */
const APART = 0.9;

/**
 * What a click at (x, y) says, for a field of that kind: the word there, with what belongs to it before and after. Null where there is
 * none, or none that such a field could hold. `ratio`: width of the page by its height.
 */
export function pickedAt(
  words: readonly PageWord[],
  x: number,
  y: number,
  ratio: number,
  kind: FieldKind,
): string | null {
  const hit = words.find(
    (one) =>
      x >= one.x - (one.h * NEAR) / ratio &&
      x <= one.x + one.w + (one.h * NEAR) / ratio &&
      y >= one.y - one.h * NEAR &&
      y <= one.y + one.h * (1 + NEAR),
  );
  if (!hit) return null;
  const line = words.filter((one) => Math.abs(middle(one) - middle(hit)) < hit.h * 0.5).sort((a, b) => a.x - b.x);
  const at = line.indexOf(hit);
  if (kind === "text") return hit.text.replace(/^[(:°]+|[),;:]+$/g, "") || null;
  if (kind === "day") return dayAround(line, at);
  return kind === "amount" ? amountOf(joined(line, at, ratio, AMOUNT)) : identifierOf(joined(line, at, ratio, DIGITS));
}

const middle = (word: PageWord) => word.y + word.h / 2;
const AMOUNT = /^[-−+]?[\d.,'’]*\d[\d.,'’]*(?:€|EUR)?$/;
const DIGITS = /^\d+$/;

/** The words around that follow one another closely and look alike, as one. */
function joined(line: readonly PageWord[], at: number, ratio: number, like: RegExp): string {
  const near = (left: PageWord, right: PageWord) => (right.x - left.x - left.w) * ratio < right.h * APART;
  let [from, to] = [at, at];
  for (let one = line[from - 1], next = line[from]; one && next && like.test(one.text) && near(one, next); ) {
    from -= 1;
    [one, next] = [line[from - 1], line[from]];
  }
  for (let one = line[to], next = line[to + 1]; one && next && like.test(next.text) && near(one, next); ) {
    to += 1;
    [one, next] = [line[to], line[to + 1]];
  }
  return line
    .slice(from, to + 1)
    .map(({ text }) => text)
    .join(" ");
}

/** Without sign and currency: the form has its own, and the amounts of a credit note are typed without. */
function amountOf(text: string): string | null {
  const plain = text.replace(/[^\d.,'’ ]/g, "").trim();
  return /\d/.test(plain) ? plain : null;
}

function identifierOf(text: string): string | null {
  const digits = text.replace(/\D/g, "");
  if (digits.length === 14) return digits;
  // A label stuck to it, or a VAT number that holds the SIREN: left to the search by number.
  return digits.length >= 9 ? digits.slice(-14) : text.trim() || null;
}

/** The day that the word is, or is a part of, as `2026-11-23`. */
function dayAround(line: readonly PageWord[], at: number): string | null {
  for (const size of [1, 3, 4]) {
    for (let from = Math.max(0, at - size + 1); from <= at; from += 1) {
      const text = line.slice(from, from + size);
      const day = text.length === size ? dayOf(text.map((one) => one.text).join(" ")) : null;
      if (day) return day;
    }
  }
  return null;
}

function dayOf(text: string): string | null {
  const plain = bareLetters(text).replace(/,/g, " ").trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  if (iso) return asDay(iso[1], Number(iso[2]), iso[3]);
  const numbers = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(plain);
  if (numbers) return asDay(numbers[3], Number(numbers[2]), numbers[1]);
  const named = /^(?:[a-z]+ )?(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]+)\.? (\d{4})$/.exec(plain);
  if (named) return asDay(named[3], monthOf(named[2] ?? ""), named[1]);
  const english = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)? +(\d{4})$/.exec(plain);
  return english ? asDay(english[3], monthOf(english[1] ?? ""), english[2]) : null;
}

function asDay(year = "", month = 0, day = ""): string | null {
  return isoDay(Number(year.length === 2 ? `20${year}` : year), month, Number(day));
}
