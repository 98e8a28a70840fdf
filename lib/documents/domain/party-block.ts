import type { Line, Token } from "#lib/documents/domain/layout.ts";
import type { LabelledLine } from "#lib/documents/domain/pairs.ts";
import type { PrintedId } from "#lib/documents/domain/printed-ids.ts";

/** First words of the names of public bodies. */
const PUBLIC =
  /^(?:mairie|commune|ville|departement|region|metropole|communaute|syndicat|universite|lycee|college|ecole|ministere|prefecture|chu|ehpad|ccas|sdis|rectorat|academie|tribunal|dgfip|crous|conseildepartemental|conseilregional|conseilgeneral|centrehospitalier|hopital|centrecommunal|agencedeleau|caissedesecoles|officepublic|institutnational|directiondepartementale|directionregionale|etablissementpublic|servicedepartemental)/;
/** Words of a letterhead: how to reach the one who writes. */
const CONTACT = /^(?:tel|telephone|fax|mobile|port|email|courriel|mail|site|web|telecopie)$/;
const TITLE = /^(?:facture|avoir|invoice|rechnung|fattura|factura|gutschrift|notecredit|creditnote|notacredito)/;
const MOST_LINES = 9;

/**
 * What the lines above an identifier, in its own block, say of whose it is: above 0 the supplier (a name in the largest letters, a telephone,
 * an address of mail), below 0 the recipient (the name of a public body). Small, beside a heading.
 */
export function blockScore(id: PrintedId, lines: readonly LabelledLine[]): number {
  const first = id.tokens[0];
  if (!first || id.line.y > id.line.page.height * 0.45) return 0;
  const usual = usualSize(id.line);
  let [letterhead, contact, official] = [false, false, false];
  for (const cell of cellsAbove(id, lines)) {
    const key = cell.map((token) => token.key).join("");
    if (PUBLIC.test(key)) official = true;
    if (cell.some((token) => CONTACT.test(token.key) || /@|^www\./.test(token.text))) contact = true;
    if (cell.every((token) => token.size > usual * 1.25) && !TITLE.test(key)) letterhead = true;
  }
  return (letterhead ? 0.3 : 0) + (contact ? 0.2 : 0) - (official ? 0.4 : 0);
}

/** The cells of the block that ends with the identifier, from the bottom up. */
function cellsAbove(id: PrintedId, lines: readonly LabelledLine[]): Token[][] {
  const start = cellOf(id.line, id.tokens[0]);
  const x = start[0]?.x ?? 0;
  const cells = [start];
  let below = id.line;
  for (let index = id.line.index - 1; index >= 0 && cells.length < MOST_LINES; index -= 1) {
    const line = lines[index]?.line;
    if (!line || line.page !== id.line.page || below.y - line.y > Math.max(line.size, below.size) * 2.4) break;
    const near = line.tokens.find((token) => Math.abs(token.x - x) < id.line.size * 1.5);
    if (!near) continue;
    cells.push(cellOf(line, near));
    below = line;
  }
  return cells;
}

function cellOf(line: Line, token: Token | undefined): Token[] {
  return token ? line.tokens.filter((one) => one.cell === token.cell) : [];
}

const sizes = new WeakMap<object, number>();

function usualSize({ page }: Line): number {
  const known = sizes.get(page);
  if (known !== undefined) return known;
  const heights = page.words.map((word) => word.h).sort((a, b) => a - b);
  const usual = heights[Math.floor(heights.length / 2)] ?? 9;
  sizes.set(page, usual);
  return usual;
}
