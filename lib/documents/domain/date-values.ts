import { type Token, textOfTokens } from "#lib/documents/domain/layout.ts";
import { bareLetters, isoDay, monthOf } from "#lib/documents/domain/printed-day.ts";

/** A date as printed. `sure` is false when day and month could be each other. */
export type DateValue = { readonly iso: string; readonly tokens: readonly Token[]; readonly sure: boolean };

const NUMERIC = /^(\d{1,4})([./-])(\d{1,2})\2(\d{2,4})(?!\d)/;

/** Which of the first two numbers of « 11/03/2017 » is the month. */
export type DateOrder = "day-month" | "month-day";

/** The date that begins at a token, whatever way it is written, or null. */
export function dateAt(tokens: readonly Token[], at: number, order: DateOrder = "day-month"): DateValue | null {
  return numeric(tokens, at, order) ?? spelled(tokens, at);
}

/** How a document writes its dates: month first when one of them can only be read so and none the other way round. */
export function dateOrder(tokens: readonly Token[]): DateOrder {
  let [dayFirst, monthFirst] = [0, 0];
  for (const token of tokens) {
    const [, a, b] = /^(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})$/.exec(token.text) ?? [];
    if (Number(a) > 12) dayFirst += 1;
    else if (Number(b) > 12) monthFirst += 1;
  }
  return monthFirst > 0 && dayFirst === 0 ? "month-day" : "day-month";
}

function numeric(tokens: readonly Token[], at: number, order: DateOrder): DateValue | null {
  // « 31 / 01 / 2026 » and what a layout or OCR splits.
  for (const count of [1, 3, 5, 2]) {
    const taken = tokens.slice(at, at + count);
    if (taken.length < count || taken.some((token) => token.line !== taken[0]?.line)) continue;
    const text = textOfTokens(taken)
      .replace(/\s+/g, "")
      .replace(/^\(|[),;.]+$/g, "");
    const compact = /^(20\d\d|19\d\d)(\d\d)(\d\d)$/.exec(text);
    if (compact && count === 1) return made(Number(compact[1]), Number(compact[2]), Number(compact[3]), taken, true);
    const match = NUMERIC.exec(text);
    if (!match || (count > 1 && match[0] !== text)) continue;
    const [, a = "", , b = "", c = ""] = match;
    if (a.length === 4) return ordered(Number(a), Number(b), Number(c), taken);
    if (a.length <= 2 && (c.length === 4 || c.length === 2)) {
      const year = c.length === 4 ? Number(c) : 2000 + Number(c);
      return order === "month-day" && match[2] !== "."
        ? ordered(year, Number(a), Number(b), taken)
        : ordered(year, Number(b), Number(a), taken);
    }
  }
  return null;
}

/** Day before month is the rule; a month above 12 tells the other way round (`2015-24-06`, `03/31/2026`). */
function ordered(year: number, month: number, day: number, tokens: readonly Token[]): DateValue | null {
  if (month > 12 && day <= 12) return made(year, day, month, tokens, true);
  return made(year, month, day, tokens, true);
}

function spelled(tokens: readonly Token[], at: number): DateValue | null {
  const words = tokens.slice(at, at + 5).flatMap((token) =>
    bareLetters(token.text)
      .split(/[\s.,/-]+/)
      .filter((word) => word !== "" && word !== "de" && word !== "del" && word !== "of" && word !== "the")
      .map((word) => ({ word, token })),
  );
  const [one, two, three] = words;
  if (!one || !two || !three) return null;
  const taken = tokens.slice(at, tokens.indexOf(three.token) + 1);
  const year = /^(?:19|20)\d\d$/.test(three.word)
    ? Number(three.word)
    : /^\d\d$/.test(three.word)
      ? 2000 + Number(three.word)
      : 0;
  if (year === 0) return null;
  const dayFirst = /^(\d{1,2})(?:er|st|nd|rd|th|o)?$/.exec(one.word)?.[1];
  const dayNext = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(two.word)?.[1];
  if (dayFirst) return made(year, monthOf(two.word), Number(dayFirst), taken, true);
  return dayNext ? made(year, monthOf(one.word), Number(dayNext), taken, true) : null;
}

function made(year: number, month: number, day: number, tokens: readonly Token[], sure: boolean): DateValue | null {
  const iso = isoDay(year, month, day);
  return iso ? { iso, tokens, sure } : null;
}
