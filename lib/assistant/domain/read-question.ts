import { isClose } from "#lib/assistant/domain/close-words.ts";
import {
  FILLERS,
  FOLLOWING_WORDS,
  MEANING_PHRASES,
  type NamedStatus,
  STATUS_PHRASES,
  WISHES,
  type Wish,
} from "#lib/assistant/domain/phrases.ts";
import { isEmailAddress, normaliseEmail } from "#lib/shared/email.ts";
import { plain } from "#lib/shared/search-words.ts";

/** What a question holds besides what the help is searched for. */
export type Reading = {
  /** What may be the number of an invoice, as it was typed; the invoices of who asks tell whether it is. */
  readonly numbers: readonly string[];
  /** The question is about an invoice by its number: when there is none, that is the answer. */
  readonly asksAfterNumber: boolean;
  readonly email: string | null;
  readonly wish: Wish | null;
  /** A status that is asked the meaning of. */
  readonly status: NamedStatus | null;
};

const MOST_NUMBERS = 8;
/** As long as a number of an invoice may be (domain reference § 8.2). */
const LONGEST_NUMBER = 20;
/** Nothing else said besides: « bonjour » alone, not « bonjour, ma facture… ». */
const ALONE_WORDS = 4;

/** Reads a question in French or English, as people type it: any case, without accents, with slips. */
export function readQuestion(question: string): Reading {
  const tokens = question.split(/\s+/).filter(Boolean);
  const email = tokens.map((token) => token.replace(/^[<("'«]+|[>)"'»,;:.!?]+$/g, "")).find(isEmailAddress);
  const words = wordsOf(question);
  const numbers = numbersIn(tokens);
  return {
    numbers,
    asksAfterNumber: numbers.some(looksLikeNumber) && FOLLOWING_WORDS.some((phrase) => holds(words, phrase)),
    email: email ? normaliseEmail(email) : null,
    wish: wishIn(words),
    status: statusIn(words),
  };
}

function wordsOf(text: string): string[] {
  return plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

function wishIn(words: readonly string[]): Wish | null {
  const said = (wish: Wish) => WISHES[wish].some((phrase) => holds(words, phrase));
  if (said("human")) return "human";
  if (said("activation")) return "activation";
  if (words.length > ALONE_WORDS) return null;
  if (said("thanks")) return "thanks";
  return said("greeting") ? "greeting" : null;
}

function statusIn(words: readonly string[]): NamedStatus | null {
  const named = Object.entries(STATUS_PHRASES).flatMap(([status, phrases]) =>
    phrases.filter((phrase) => holds(words, phrase)).map((phrase) => ({ status: status as NamedStatus, phrase })),
  );
  const [longest] = named.sort((a, b) => b.phrase.length - a.phrase.length);
  if (!longest) return null;
  const own = longest.phrase.split(" ");
  const isAlone = words.every((word) => FILLERS.includes(word) || own.some((one) => isClose(word, one)));
  return isAlone || MEANING_PHRASES.some((phrase) => holds(words, phrase)) ? longest.status : null;
}

/** Whether the words of the phrase are there, in its order: side by side, or anywhere after where it has a `~`. */
function holds(words: readonly string[], phrase: string): boolean {
  const parts = phrase.split(" ").map((part) => ({ word: part.replace("~", ""), loose: part.startsWith("~") }));
  return words.some((_, start) => follows(words, parts, start));
}

function follows(
  words: readonly string[],
  parts: readonly { readonly word: string; readonly loose: boolean }[],
  start: number,
): boolean {
  let at = start;
  for (const { word, loose } of parts) {
    const found = words.findIndex((one, place) => place >= at && (loose || place === at) && isClose(one, word));
    if (found < 0) return false;
    at = found + 1;
  }
  return true;
}

/** Tokens with a digit, without what encloses or follows them; two in a row also as one, for a number that is typed with a space. */
function numbersIn(tokens: readonly string[]): string[] {
  const bare = tokens.map((token) => token.replace(/^(?:n°|n\.|no\.|#|«|"|'|\()+/i, "").replace(/[.,;:!?)»"']+$/, ""));
  const fits = (text: string) => text.length >= 3 && text.length <= LONGEST_NUMBER && /^[\w/+-]*\d[\w/+-]*$/.test(text);
  const joined = bare.flatMap((token, place) => {
    const after = bare[place + 1];
    return after !== undefined && /^[A-Z]{1,5}-?$/.test(token) && /\d/.test(after)
      ? [`${token}${after}`, `${token}-${after}`]
      : [];
  });
  return [...new Set([...bare, ...joined].filter(fits))].slice(0, MOST_NUMBERS);
}

/** Not a year, not an amount or a number of days. */
function looksLikeNumber(text: string): boolean {
  return (/[A-Za-z]/.test(text) && /\d{2}/.test(text)) || /^\d[\d/-]{4,}$/.test(text);
}
