import { HELP_AUDIENCES, HELP_TOPICS, type HelpAudience, type HelpTopic } from "#lib/help/domain/parts.ts";
import { isIsoDate } from "#lib/shared/dates.ts";
import { type Block, plainBlock, plainOf, readMarkdown } from "#lib/shared/markdown.ts";

export type HelpPage = {
  readonly slug: string;
  readonly title: string;
  /** What the page answers, in one sentence. */
  readonly summary: string;
  readonly topic: HelpTopic;
  readonly audiences: readonly HelpAudience[];
  /** Other words that people use for the same thing. */
  readonly keywords: string;
  readonly position: number;
  readonly updated: string;
  /** Markdown. */
  readonly body: string;
};

const FENCE = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/;

/** Reads one file of `content/aide`. Throws, naming the file, when its head is not whole: a help page is part of the source. */
export function readHelpPage(slug: string, source: string): HelpPage {
  const [, head, body] = FENCE.exec(source) ?? [];
  if (head === undefined || body === undefined) throw new Error(`${slug}: no head between two lines of ---`);
  const entries = head.split("\n").map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
  const field = (name: string): string => {
    const value = new Map(entries).get(name);
    if (!value) throw new Error(`${slug}: « ${name} » is missing in its head`);
    return value;
  };
  const topic = HELP_TOPICS.find((one) => one === field("rubrique"));
  if (!topic) throw new Error(`${slug}: « ${field("rubrique")} » is no part of the help`);
  const named = field("public")
    .split(",")
    .map((word) => word.trim());
  const audiences = named[0] === "tous" ? HELP_AUDIENCES : HELP_AUDIENCES.filter((one) => named.includes(one));
  if (audiences.length !== (named[0] === "tous" ? HELP_AUDIENCES.length : named.length))
    throw new Error(`${slug}: unknown public`);
  if (!isIsoDate(field("jour"))) throw new Error(`${slug}: « jour » is no day`);
  return {
    slug,
    title: field("titre"),
    summary: field("resume"),
    topic,
    audiences,
    keywords: field("mots"),
    position: Number(field("ordre")),
    updated: field("jour"),
    body: body.trim(),
  };
}

export type HelpSection = {
  readonly position: number;
  /** Empty, both, for what stands above the first heading. */
  readonly heading: string;
  readonly anchor: string;
  readonly content: string;
};

/** A page cut at its headings, as it is searched: each answer can be pointed at. */
export function sectionsOf(page: Pick<HelpPage, "summary" | "body">): HelpSection[] {
  const cut: { heading: string; anchor: string; blocks: Block[] }[] = [{ heading: "", anchor: "", blocks: [] }];
  for (const block of readMarkdown(page.body)) {
    if (block.kind === "heading" && block.level === 2)
      cut.push({ heading: plainOf(block.inside), anchor: block.anchor, blocks: [] });
    else cut.at(-1)?.blocks.push(block);
  }
  return cut.map(({ heading, anchor, blocks }, position) => ({
    position,
    heading,
    anchor,
    content: [position === 0 ? page.summary : "", ...blocks.map(plainBlock)].filter((text) => text !== "").join(" "),
  }));
}
