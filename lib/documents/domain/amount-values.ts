import type { Line, Token } from "#lib/documents/domain/layout.ts";

/** An amount as printed, in whole cents. `exact`: with two decimals, as totals are; else a whole number. */
export type AmountValue = {
  readonly cents: number;
  readonly exact: boolean;
  readonly marked: boolean;
  readonly line: Line;
  /** First token, and the one after the last, in the line. */
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly end: number;
  readonly tokens: readonly Token[];
};

export type RateValue = { readonly percent: number; readonly marked: boolean; readonly from: number };

const CURRENCY = /^(?:€|\$|£|eur|euros?|usd|gbp|chf|eur\.)$/i;

/** The amounts of a line, left to right. */
export function amountsOf(line: Line): AmountValue[] {
  const found: AmountValue[] = [];
  for (let at = 0; at < line.tokens.length; ) {
    const value = amountAt(line, at);
    if (value) found.push(value);
    at = value ? value.to : at + 1;
  }
  return found;
}

function amountAt(line: Line, at: number): AmountValue | null {
  const { tokens, size } = line;
  const first = tokens[at];
  if (!first) return null;
  const before = tokens[at - 1];
  let text = digits(first);
  if (!/^[-+–−(]*[€$£]?\d/.test(text)) return null;
  // Inside a reference, a date or a phone number: 2026-01-31, 01 02 03, A4/12.
  if (before && before.source === first.source && !/[:=€$£#|]$|[.…_]{3}$/.test(before.text)) return null;
  let to = at + 1;
  if (/^[-+–−(]*[€$£]?\d{1,3}$/.test(text)) {
    for (let next = tokens[to]; next; next = tokens[to]) {
      const gap = next.x - (tokens[to - 1]?.end ?? 0);
      if (gap > Math.max(size * 0.55, widthOfSpace(next)) || !/^\d{3}(?:[.,]\d{2})?[€$£)-]?$/.test(digits(next))) break;
      text += digits(next);
      to += 1;
      if (!/\d{3}$/.test(digits(next))) break;
    }
  }
  // OCR sets a space before or after the comma: « 1250 ,00 », « 1250, 00 ».
  const next = tokens[to];
  if (next && next.x - (tokens[to - 1]?.end ?? 0) < size * 0.45) {
    if (
      (/\d[.,]$/.test(text) && /^\d{2}$/.test(digits(next))) ||
      (/\d$/.test(text) && /^[.,]\d{2}$/.test(digits(next)))
    ) {
      text += digits(next);
      to += 1;
    }
  }
  const number = parseNumber(text);
  if (!number) return null;
  const after = tokens[to];
  if (/%$/.test(text) || (after && /^%/.test(after.text) && after.x - (tokens[to - 1]?.end ?? 0) < size * 0.8))
    return null;
  const trailing =
    after !== undefined && CURRENCY.test(after.text) && after.x - (tokens[to - 1]?.end ?? 0) < size * 2.2;
  const leading = before !== undefined && (CURRENCY.test(before.text) || /[€$£]$/.test(before.text));
  const minus =
    before !== undefined &&
    /^[-–−]$/.test(before.text) &&
    first.x - before.end < size * 0.5 &&
    before.cell === first.cell;
  const taken = tokens.slice(at, to);
  return {
    cents: minus ? -number.cents : number.cents,
    exact: number.exact,
    marked: trailing || leading || /[€$£]/.test(text),
    line,
    from: at,
    to,
    x: first.x,
    end: taken.at(-1)?.end ?? first.end,
    tokens: taken,
  };
}

/**
 * The widest space inside a number: in a font of one width it is as wide as a digit. Words read from a picture end where their ink ends, so that
 * what is blank beside the ink of two digits comes on top.
 */
function widthOfSpace(token: Token): number {
  return ((token.end - token.x) / token.text.length) * (token.page.origin === "ocr" ? 1.5 : 1.15);
}

/** Letters that OCR puts for digits, in a word that is a number otherwise. */
function digits(token: Token): string {
  const { text } = token;
  if (token.page.origin !== "ocr" || !/^[-(]?[\dOoIlSB][\dOoIlSB .,]*[€)-]?$/.test(text) || !/\d/.test(text))
    return text;
  return text.replace(/[Oo]/g, "0").replace(/[Il]/g, "1").replace(/S/g, "5").replace(/B/g, "8");
}

/** « 1 234,56 », « 1.234,56 », « 1,234.56 », « 1'234.56 », « -5,00 », « 5,00- », « (5,00) », « €12 ». Other decimals than two are no total. */
export function parseNumber(raw: string): { cents: number; exact: boolean } | null {
  const negative = /^[–−-]|^\(.*\)$|[-–−]$/.test(raw.replace(/[€$£]/g, ""));
  const text = raw.replace(/[€$£+()–−\s-]|EUR$/g, "").replace(/[,.;:]$/, "");
  const [, whole, decimals] = /^(\d+|\d{1,3}(?:[.,'’]\d{3})+)(?:[.,](\d{2}))?$/.exec(text) ?? [];
  if (whole === undefined || whole.length > 14) return null;
  const separators = new Set(whole.match(/[.,'’]/g) ?? []);
  if (separators.size > 1) return null;
  // A point that separates thousands cannot separate decimals too.
  if (decimals && separators.has(text.charAt(whole.length))) return null;
  // « 5,000 » alone is a quantity as often as five thousand: not taken.
  if (
    !decimals &&
    separators.size === 1 &&
    (whole.match(/[.,'’]/g) ?? []).length === 1 &&
    !/^[1-9]\d{0,2}['’]/.test(whole)
  )
    return null;
  const cents = Number(whole.replace(/\D/g, "")) * 100 + Number(decimals ?? 0);
  return Number.isSafeInteger(cents) ? { cents: negative ? -cents : cents, exact: decimals !== undefined } : null;
}

/** VAT rates of a line: « 20 % », « 20,00% », and bare numbers that could be one (`marked` false). */
export function ratesOf(line: Line): RateValue[] {
  return line.tokens.flatMap((token, from) => {
    const [, number, sign] = /^[(]?(\d{1,2}(?:[.,]\d{1,4})?)(%?)[),.:]*$/.exec(token.text) ?? [];
    if (number === undefined) return [];
    const percent = Number(number.replace(",", "."));
    const marked = sign === "%" || /^%/.test(line.tokens[from + 1]?.text ?? "");
    return percent <= 30 ? [{ percent, marked, from }] : [];
  });
}
