import { reading } from "#lib/documents/domain/choice.ts";
import type { Reading } from "#lib/documents/domain/fields.ts";
import type { Token } from "#lib/documents/domain/layout.ts";
import { cellsOf, type LabelledLine } from "#lib/documents/domain/pairs.ts";
import { type Heading, headingAbove, headingOf, headingsOf, type Role } from "#lib/documents/domain/party-roles.ts";
import { STATE_SIRET } from "#lib/shared/identifiers.ts";

/** Below what is shown as sure: it is a name that was read, not a number, and the person decides. */
const UNDER_HEADING = 0.8;
const IN_ADDRESS = 0.6;
/** A name stands right below its heading, in heights of letters: further down it is of something else. */
const REACH = 12;

/** Bodies that are the State itself whatever follows: « Ministère de la Justice », « PRÉFECTURE DU LOIRET ». */
const BODY = /^(?:ministere|prefecture|sousprefecture|rectorat)$/;
const OF = /^(?:de|du|des|d['’].+|délégué|chargé)$/i;
/** « État » by itself is also the title of a column, or the end of a sentence: it counts only under a heading of the client. */
const STATE = /^(?:l['’])?[ée]tat$/i;

/**
 * The State as the client, told by its name where no identifier of a client is printed: all ministries and prefectures have the
 * same SIRET. Only a name that begins its cell counts, below a heading of the client or, on a page without one, where a letter
 * has its address: « place de la Préfecture » and « agréé par l'État » are neither.
 */
export function stateRecipient(lines: readonly LabelledLine[]): Reading<string> | null {
  const headings = headingsOf(lines);
  const found = lines.flatMap(({ line }) => cellsOf(line).flatMap((cell) => candidate(cell, headings)));
  return found.sort((a, b) => b.confidence - a.confidence)[0] ?? null;
}

function candidate(cell: readonly Token[], headings: readonly Heading[]): Reading<string>[] {
  const heading = headingOf(cell);
  const name = named(heading ? cell.slice(heading.words) : cell);
  const first = name[0];
  if (!first) return [];
  const role = heading?.role ?? roleAbove(first, headings);
  if (role === "recipient") return [reading(STATE_SIRET, UNDER_HEADING, name)];
  const alone = role === null && !headings.some((one) => one.role === "recipient");
  return alone && BODY.test(first.key) && isInAddress(first, name) ? [reading(STATE_SIRET, IN_ADDRESS, name)] : [];
}

/** The words of a name of the State; none for any other text. */
function named(cell: readonly Token[]): readonly Token[] {
  const words = cell.filter(({ text }) => /[\p{L}\d]/u.test(text));
  const [first, second] = words;
  // « État : payée » is the state of something.
  if (!first || /:$/.test(cell.at(-1)?.text ?? "") || !/^(?:l['’])?\p{Lu}/u.test(first.text)) return [];
  if (BODY.test(first.key)) return second && OF.test(second.text) ? words : [];
  if (!STATE.test(first.text)) return [];
  const rest = words.slice(1);
  return rest.length === 0 || /^fran[cç]ais$/i.test(rest[0]?.text ?? "") || named(rest).length > 0 ? words : [];
}

function roleAbove(first: Token, headings: readonly Heading[]): Role | null {
  const above = headingAbove(headings, first, first.page.page, first.y);
  return above && first.y - above.y < first.line.size * REACH ? above.role : null;
}

/** In the upper part of the page, right of its middle, as a window envelope shows it; a sentence with a number is none. */
function isInAddress(first: Token, name: readonly Token[]): boolean {
  const [across, down] = [first.x / first.page.width, first.y / first.page.height];
  return across > 0.42 && down > 0.08 && down < 0.4 && !name.some(({ text }) => /\d{3}/.test(text));
}
