/** How words are made comparable before labels are looked for. */

/** Ways to write "number", all of them `n` in a key. OCR takes the ring of `N°` for a quote, an e or an asterisk. */
const NUMBER = /^(?:n\.?[°ºo'’*"®e]?|nr|nro|num|numero|number|nummer|№|#)$/;

/** Words that come and go inside labels. */
const FILLERS = new Set(
  "de du des la le les d l un une of the der die das dem den des di del della dello il lo el los las y et und and e per pour for".split(
    " ",
  ),
);

/** Lower case, no accent, no punctuation. `N°`, `Nr.`, `numéro` become `n`; articles become nothing. */
export function keyOf(text: string): string {
  const plain = plainly(text);
  if (NUMBER.test(plain)) return "n";
  // « Reste dû »: with its accent it is no article.
  if (plain === "du" && /[ûùü]/i.test(text)) return "due";
  const bare = plain
    .replace(/^[dl]['’`´]/, "")
    .replace(/^n[°º]/, "n")
    .replace(/[^a-z0-9%€$£]/g, "");
  return FILLERS.has(bare) ? "" : bare;
}

/** The small word that a token is (« Facture du », « émise le »), which ends some labels; else nothing. */
export function fillerOf(text: string): string {
  const plain = plainly(text);
  return FILLERS.has(plain) ? plain : "";
}

function plainly(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/œ/g, "oe")
    .replace(/ß/g, "ss")
    .replace(/^[\s:;,.()[\]–—-]+|[\s:;,.()[\]–—-]+$/gu, "");
}

/** A label as the keys of its words run together, so that letters set apart by the layout do not matter. */
export function compactKey(phrase: string): string {
  return phrase.split(/\s+/).map(keyOf).join("");
}
