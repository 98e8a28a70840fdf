import { reading } from "#lib/documents/domain/choice.ts";
import type { Reading } from "#lib/documents/domain/fields.ts";
import type { Line, Token } from "#lib/documents/domain/layout.ts";
import type { LabelledLine } from "#lib/documents/domain/pairs.ts";
import { compactKey } from "#lib/documents/domain/words.ts";

/** `label`: words that stand before a value as often as over a page. */
type Title = { readonly type: "FACTURE" | "AVOIR"; readonly weight: number; readonly label?: true };

/** Words that name the document, by their key. */
const TITLES: ReadonlyMap<string, Title> = new Map(
  (
    [
      [
        "AVOIR",
        1,
        `avoir | facture d'avoir | facture avoir | note de crédit | credit note | credit memo | nota di credito | nota de crédito |
        nota de abono | factura rectificativa abono | abono | abono n° | factura de abono | avoir facture | creditnota | avoir n° | facture d'avoir n° | credit note n° | note de crédit n°`,
      ],
      ["AVOIR", 0.75, "Gutschrift | Gutschrift Nr | credit | Stornorechnung"],
      // A corrected invoice (code 384) replaces one; it is filed as an invoice.
      ["FACTURE", 0.75, "facture rectificative | factura rectificativa | Rechnungskorrektur | Korrekturrechnung"],
      [
        "FACTURE",
        1,
        `facture | invoice | Rechnung | fattura | factura | tax invoice | commercial invoice | Handelsrechnung | Baurechnung |
        Warenrechnung | facture n° | invoice n° | Rechnung Nr | fattura n° | factura n° | facture d'acompte | facture de solde |
        note d'honoraires | factuur | fatura | Teilrechnung | Schlussrechnung`,
      ],
      [
        "FACTURE",
        1,
        `n° de facture | n° facture | date de facture | Rechnungsnummer | invoice number | invoice date | Rechnungsdatum |
        n° fattura | n° factura`,
        true,
      ],
    ] as const
  ).flatMap(([type, weight, phrases, label]) =>
    phrases.split("|").map((phrase) => [compactKey(phrase), { type, weight, ...(label ? { label } : {}) }] as const),
  ),
);

/** Followed by one of these, the words speak of another document, or of none. */
const ELSEWHERE =
  /^(?:associee?|liee?|origine|initiale|concernee?|annulee?|rectifiee|address|adresse|adressee|acompte|proforma|to|recipient|related|original)/;

/** Invoice or credit note, as the document names itself: the largest title, then the first. */
export function documentType(lines: readonly LabelledLine[]): Reading<"FACTURE" | "AVOIR"> | null {
  let best: Found | null = null;
  const byType = new Map<Title["type"], number>();
  const text = lines.map(({ line }) => line.tokens.map((token) => token.key).join("")).join("\n");
  // A self-billed invoice is called Gutschrift in German (code 389) and is an invoice.
  const selfBilled =
    /selbst(?:ausgestellte|fakturierte)|selfbilled|selfbilling|autofactur/.test(text) || /\(389\)/.test(text);
  for (const { line } of lines) {
    if (line.page.page > 1) break;
    for (const from of line.tokens.keys()) {
      const found = titleAt(line, from);
      if (!found) continue;
      const first = line.tokens[from];
      const startsCell = from === 0 || line.tokens[from - 1]?.cell !== first?.cell;
      const numbered = isNumbered(line, from + found.tokens.length);
      if (!startsCell && !numbered) continue;
      const down = line.y / line.page.height;
      const score =
        (found.title.weight < 1 ? 0.9 : 1) *
          (found.title.label ? 0.8 : 1) *
          (1 + 0.05 * Math.min(Math.max(...found.tokens.map(({ size }) => size)), 40)) *
          (startsCell ? 1 : 0.6) *
          (numbered || found.tokens.filter(({ key }) => key !== "").length === cellLength(line, from) ? 1 : 0.45) *
          (down < 0.5 ? 1 : 0.4) -
        down * 0.3;
      byType.set(found.title.type, Math.max(byType.get(found.title.type) ?? 0, score));
      if (!best || score > best.score) best = { ...found, score };
    }
  }
  if (!best) return null;
  const title = best.title.type === "AVOIR" && selfBilled ? ({ type: "FACTURE", weight: 1 } as const) : best.title;
  // « Facture d'origine » on a credit note says little; two titles as large as each other say that one cannot tell.
  const rival = byType.get(best.title.type === "AVOIR" ? "FACTURE" : "AVOIR") ?? 0;
  const doubt = rival > best.score * 0.85 ? 0.85 : 1;
  return reading(
    title.type,
    (title.weight === 1 ? Math.min(0.98, 0.82 + best.score * 0.12) : 0.8) * doubt,
    best.tokens,
  );
}

type Found = { title: Title; tokens: Token[]; score: number };

function titleAt(line: Line, from: number): { title: Title; tokens: Token[] } | null {
  let key = "";
  let found: { title: Title; tokens: Token[] } | null = null;
  for (let at = from; at < Math.min(line.tokens.length, from + 5); at += 1) {
    const token = line.tokens[at];
    if (!token || token.cell !== line.tokens[from]?.cell) break;
    key += token.key;
    const title =
      TITLES.get(key) ??
      (line.page.origin === "ocr" && /^facture(?:n|nt?s?)?$/.test(key) ? TITLES.get("facture") : undefined);
    if (title && token.key !== "") found = { title, tokens: line.tokens.slice(from, at + 1) };
  }
  const after = found && line.tokens[from + found.tokens.length];
  return found && after && ELSEWHERE.test(after.key) ? null : found;
}

function isNumbered(line: Line, at: number): boolean {
  return line.tokens.slice(at, at + 3).some((token) => /\d/.test(token.text) || token.key === "n");
}

function cellLength(line: Line, from: number): number {
  const cell = line.tokens[from]?.cell;
  return line.tokens.slice(from).filter((token) => token.cell === cell && token.key !== "").length;
}

const CURRENCIES: readonly (readonly [string, RegExp])[] = [
  ["EUR", /^(?:\(?€\)?|.*\d€|€.*|\(?eur\)?|\(?euros?\)?)$/i],
  ["USD", /^(?:usd|us\$|\$\d.*|\$)$/i],
  ["GBP", /^(?:gbp|£.*)$/i],
  ["CHF", /^(?:chf|sfr\.?|fr\.)$/i],
  ["XPF", /^(?:xpf|f\.?cfp|cfp)$/i],
  ["NOK", /^nok$/i],
  ["SEK", /^sek$/i],
  ["DKK", /^dkk$/i],
  ["PLN", /^(?:pln|zł)$/i],
  ["CAD", /^(?:cad|c\$|ca\$)$/i],
  ["JPY", /^(?:jpy|¥.*)$/i],
  ["CZK", /^(?:czk|kč)$/i],
  ["HUF", /^(?:huf)$/i],
  ["RON", /^(?:ron)$/i],
];

/** The currency named after its label, else the one most often printed. */
export function currency(lines: readonly LabelledLine[]): Reading<string> | null {
  const seen = new Map<string, { count: number; token: Token }>();
  for (const { line, labels } of lines) {
    const label = labels.find((hit) => hit.meanings.some(({ kind }) => kind === "currency"));
    for (const token of line.tokens) {
      const text = token.text.replace(/^[:(]+|[:;,.)]+$/g, "");
      const code = CURRENCIES.find(([, pattern]) => pattern.test(text))?.[0];
      if (!code) continue;
      const count = (seen.get(code)?.count ?? 0) + (label && token.at >= label.to ? 20 : 1);
      seen.set(code, { count, token: seen.get(code)?.token ?? token });
    }
  }
  const ranked = [...seen].sort(([, a], [, b]) => b.count - a.count);
  const [first, second] = ranked;
  if (!first) return null;
  const share = first[1].count / (first[1].count + (second?.[1].count ?? 0));
  return reading(first[0], share > 0.8 ? 0.98 : share > 0.6 ? 0.88 : 0.6, [first[1].token]);
}
