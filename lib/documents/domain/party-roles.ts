import type { Token } from "#lib/documents/domain/layout.ts";
import { cellsOf, type LabelledLine } from "#lib/documents/domain/pairs.ts";
import type { PrintedId } from "#lib/documents/domain/printed-ids.ts";
import { compactKey } from "#lib/documents/domain/words.ts";

export type Role = "supplier" | "recipient" | "third";

/** Words that head a block about a party, or stand in the label of its identifier. */
const HEADINGS: Readonly<Record<Role, string>> = {
  supplier: `
    émetteur | fournisseur | vendeur | prestataire | titulaire | société émettrice | émis par | nos références |
    nos coordonnées | expéditeur | entreprise | identité du fournisseur | coordonnées du fournisseur |
    titulaire du marché | créancier | seller | supplier | from | vendor | issuer | issued by | provider | sold by |
    our details | Verkäufer | Rechnungssteller | Rechnungsersteller | Lieferant | Aussteller | Absender |
    Auftragnehmer | Leistungserbringer | fornitore | cedente | mittente | emittente | venditore |
    cedente / prestatore | proveedor | emisor | vendedor | de | datos del emisor | leverancier`,
  recipient: `
    client | destinataire | acheteur | facturé à | facturée à | adressée à | destinée à | à l'ordre de | facture destinée à |
    facture adressée à | client / adresse de facturation | client facturé à | adresse de facturation | facturation | facture à | adressé à |
    à l'attention de | débiteur | vos identifiants | maître d'ouvrage | adresse du client | client facturé |
    récipiendaire | donneur d'ordre | votre n° | vos références | adresse client | identité du client |
    coordonnées du client | entité publique | collectivité | doit | pouvoir adjudicateur | facturer à | payeur |
    client final | destinataire de la facture | client / destinataire | coordonnées client | informations client |
    organisme public | structure publique | service destinataire | buyer | customer | bill to | invoice to |
    billed to | sold to | invoiced to | billing address | client details | to | customer details | invoice address |
    buyer details | attention | Käufer | Käufer/Leistungsempfänger | Rechnungsempfänger | Kunde | Empfänger |
    Auftraggeber | Leistungsempfänger | Rechnung an | Rechnungsadresse | Rechnungsanschrift | cliente | cessionario |
    destinatario | acquirente | spett.le | spettabile | committente | cessionario / committente | comprador |
    facturar a | datos del cliente | receptor | adquirente | klant`,
  third: `
    bénéficiaire | représentant fiscal | factor | affactureur | affacturage | adresse de livraison | livraison |
    livré à | lieu de livraison | sous-traitant | cotraitant | mandataire | banque | livraison: adresse |
    adresse de livraison et références | société d'affacturage | cession de créance | sous-traitant présenté | payee |
    tax representative | ship to | deliver to | delivery address | shipping address | delivery | remit to |
    beneficiary | fiscal representative | Zahlungsempfänger | Lieferadresse | Lieferanschrift | Steuervertreter |
    Fiskalvertreter | Fiskalvertreterin | abweichender Zahlungsempfänger | Warenempfänger | Lieferung an |
    beneficiario | rappresentante fiscale | destinazione | luogo di consegna | dirección de entrega |
    representante fiscal | entrega`,
};

const BY_KEY: ReadonlyMap<string, Role> = new Map(
  (Object.keys(HEADINGS) as Role[]).flatMap((role) =>
    HEADINGS[role].split("|").map((phrase) => [compactKey(phrase), role] as const),
  ),
);

/** Inside the label of an identifier: « SIRET client », « Ihre USt-IdNr ». */
const LABEL_WORDS: Readonly<Record<Role, string>> = {
  supplier: `
    fournisseur emetteur vendeur prestataire notre nos titulaire seller supplier our unsere fornitore proveedor
    nostra capital rcs ape naf`,
  recipient: `
    client clients destinataire dest acheteur debiteur votre vos recipiendaire customer buyer your kunde kunden ihre
    kaufers cliente vostra su payeur`,
  third: `
    beneficiaire representant factor payee livraison mandataire soustraitant banque`,
};

const ROLE_OF_WORD: ReadonlyMap<string, Role> = new Map(
  (Object.keys(LABEL_WORDS) as Role[]).flatMap((role) =>
    LABEL_WORDS[role]
      .trim()
      .split(/\s+/)
      .map((word) => [word, role] as const),
  ),
);

export type Heading = { role: Role; first: Token; x: number; y: number; page: number };

export function headingsOf(lines: readonly LabelledLine[]): Heading[] {
  return lines.flatMap(({ line }) =>
    cellsOf(line).flatMap((cell) => {
      const first = cell[0];
      const role = first && headingOf(cell)?.role;
      return role ? [{ role, first, x: first.x, y: line.y, page: line.page.page }] : [];
    }),
  );
}

/** A cell that is a heading, or begins with one and a colon (« Client : Mairie de … »). */
export function headingOf(cell: readonly Token[]): { role: Role; words: number } | null {
  let key = "";
  for (const [i, token] of cell.entries()) {
    key += token.key;
    const role = token.key === "" ? undefined : BY_KEY.get(key);
    const alone = cell.slice(i + 1).every((rest) => rest.key === "");
    if (role && (alone || /[:;]$/.test(token.text) || /^[:;]/.test(cell[i + 1]?.text ?? "")))
      return { role, words: i + 1 };
    if (key.length > 40) break;
  }
  return null;
}

/** How much an occurrence speaks for the supplier (above 0), for the recipient (below 0), or for neither. */
export function roleScore(id: PrintedId, headings: readonly Heading[]): { score: number; third: boolean } {
  const { page, y } = id.line;
  const first = id.tokens[0];
  if (!first) return { score: 0, third: false };
  const word = nearestWord(id);
  if (word) return { score: word === "supplier" ? 1 : word === "recipient" ? -1 : 0, third: word === "third" };
  const down = y / page.height;
  const block = headingAbove(headings, first, page.page, y);
  // The foot of a page is the supplier's, whatever the block above it is about, unless it is right under the heading.
  if (down > 0.9 && !(block && y - block.y < id.line.size * 6)) return { score: 0.6, third: false };
  if (block) {
    const reach = 1 - Math.min(0.6, ((y - block.y) / page.height) * 2);
    return {
      score: (block.role === "supplier" ? 0.9 : block.role === "recipient" ? -0.9 : 0) * reach,
      third: block.role === "third",
    };
  }
  const across = first.x / page.width;
  if (down > 0.75) return { score: 0.4, third: false };
  if (down < 0.1) return { score: 0.45, third: false };
  if (down < 0.4) return { score: across < 0.42 ? 0.3 : -0.15, third: false };
  return { score: 0.1, third: false };
}

/** The last word of the cell, before the identifier, that tells whose it is. */
function nearestWord(id: PrintedId): Role | null {
  const first = id.tokens[0];
  const last = id.tokens.at(-1);
  if (!first || !last) return null;
  const before = id.line.tokens.slice(0, first.at).filter((token) => first.x - token.end < id.line.size * 14);
  for (const token of before.reverse()) {
    const role = ROLE_OF_WORD.get(token.key);
    if (role) return role;
    if (/\d{3}/.test(token.text)) break;
  }
  // « SIRET : 123 456 789 00012 - RCS Lyon - capital de 10 000 € » in one line.
  const after = id.line.tokens.slice(last.at + 1, last.at + 8);
  return after.some(
    (token) => token.key === "rcs" || token.key === "capital" || token.key === "ape" || token.key === "naf",
  )
    ? "supplier"
    : null;
}

/** The nearest heading above in the same column: headings further right than the text are of another column. */
export function headingAbove(headings: readonly Heading[], first: Token, page: number, y: number): Heading | null {
  const size = first.line.size;
  const above = headings.filter(
    (one) =>
      one.page === page &&
      one.y <= y + 1 &&
      one.x <= first.x + size * 1.5 &&
      (one.y < y - 1 || one.x < first.x) &&
      // A block is less than half a page wide, and rarely more than a third of it high.
      first.x - one.x < first.page.width * 0.42 &&
      y - one.y < first.page.height * 0.4,
  );
  if (above.length === 0) return null;
  // The column is that of the heading furthest right which still begins left of the text.
  const column = Math.max(...above.map((one) => one.x));
  return above
    .filter((one) => column - one.x < first.page.width * 0.12)
    .reduce((best, one) => (one.y > best.y ? one : best));
}
