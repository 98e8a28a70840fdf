/** What the assistant says, as it is shown: paragraphs, then where to go. */
export type Said = {
  readonly text: readonly string[];
  readonly links: readonly { readonly href: string; readonly label: string }[];
};

export type Turn = { readonly asked: string; readonly said: Said };

/** As many as a page carries; older ones are forgotten first. */
export const MOST_TURNS = 12;
/** Characters of one turn; what a page carries must stay small on a poor line. */
const LONGEST_TURN = 6_000;

/**
 * The conversation as its page carries it, because nothing of it is kept anywhere else. What is no turn is left out: somebody may have
 * written it. Its links lead nowhere but into this portal.
 */
export function readTurns(carried: string): Turn[] {
  let list: unknown;
  try {
    list = JSON.parse(carried);
  } catch {
    return [];
  }
  return Array.isArray(list) ? list.flatMap(turnOf).slice(-MOST_TURNS) : [];
}

function turnOf(value: unknown): Turn[] {
  if (typeof value !== "object" || value === null || JSON.stringify(value).length > LONGEST_TURN) return [];
  const { asked, said } = value as { asked?: unknown; said?: { text?: unknown; links?: unknown } };
  const { text, links } = said ?? {};
  if (typeof asked !== "string" || !Array.isArray(text) || !Array.isArray(links)) return [];
  return [{ asked, said: { text: text.filter((line) => typeof line === "string"), links: links.flatMap(linkOf) } }];
}

function linkOf(value: unknown): Said["links"] {
  const { href, label } = (value ?? {}) as { href?: unknown; label?: unknown };
  const inner = typeof href === "string" && /^\/(?![/\\])/.test(href);
  return inner && typeof label === "string" ? [{ href, label }] : [];
}
