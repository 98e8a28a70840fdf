import { parseArgs } from "node:util";

export const SECTIONS = [
  "lists",
  "directory",
  "pages",
  "exports",
  "accounts",
  "js",
  "start",
  "signin",
  "deposit",
  "notifications",
  "prefill",
  "lighthouse",
] as const;
export type Section = (typeof SECTIONS)[number];

export const SIZES = { "10k": 10_000, "1m": 1_000_000, "10m": 10_000_000 } as const;
export type Size = keyof typeof SIZES;

export type BenchOptions = {
  readonly sections: ReadonlySet<Section>;
  readonly sizes: readonly Size[];
  /** Folder in which generated databases stay, for the next run. */
  readonly keep?: string | undefined;
};

/** What `--size` may be: one size alone, or two between which growth is measured. Ten millions need 55 GB. */
const ASKED: Readonly<Record<string, readonly Size[]>> = {
  "10k": ["10k"],
  "1m": ["1m"],
  "10m": ["1m", "10m"],
  both: ["10k", "1m"],
};

/** `--only=lists,js --size=10k|1m|10m|both --keep=folder`. Throws a sentence that names what is offered. */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: "string" }, size: { type: "string", default: "both" }, keep: { type: "string" } },
  });
  const asked = values.only?.split(",").map((name) => name.trim()) ?? [...SECTIONS];
  const unknown = asked.find((name) => !(SECTIONS as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Error(`--only: "${unknown}" is none of ${SECTIONS.join(", ")}`);
  const sizes = Object.hasOwn(ASKED, values.size) ? ASKED[values.size] : undefined;
  if (!sizes) throw new Error("--size is 10k, 1m, 10m or both");
  return { sections: new Set(asked as Section[]), sizes, keep: values.keep };
}
