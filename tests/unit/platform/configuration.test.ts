import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ENV_NAMES } from "#lib/platform/env.ts";

const example = readFileSync(".env.example", "utf8");
const compose = readFileSync("compose.yaml", "utf8");
const scripts = Object.keys(JSON.parse(readFileSync("package.json", "utf8")).scripts);

const named = (text: string, pattern: RegExp) => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? "")),
];
const inExample = named(example, /^#?([A-Z][A-Z0-9_]*)=/gm);
const askedByCompose = named(compose, /\$\{([A-Z0-9_]+)/g);

describe("the configuration that is documented is the one that is read", () => {
  it(".env.example names every variable, and no other than those of compose.yaml", () => {
    const ofCompose = askedByCompose.filter((name) => !ENV_NAMES.includes(name));
    expect([...inExample].sort()).toEqual([...ENV_NAMES, ...ofCompose].sort());
  });

  it("compose.yaml gives the portal variables that it reads", () => {
    const block = /\n {2}environment:\n((?: {4}.*\n)+)/.exec(compose)?.[1] ?? "";
    const given = named(block, /^ {4}([A-Z0-9_]+):/gm);
    expect(given).toContain("DATABASE_URL");
    expect(given.filter((name) => !ENV_NAMES.includes(name))).toEqual([]);
  });

  it("the image and compose.yaml call scripts that exist", () => {
    const called = named(
      `${compose}\n${readFileSync("Dockerfile", "utf8")}`.replaceAll('", "', " "),
      /npm run (?:-s )?([\w:]+)/g,
    );
    expect(called).toContain("web");
    expect(called.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  it("the image gets every file that Next takes from the root", () => {
    const tools = /^(vitest|playwright)\.config\.ts$|\.d\.ts$/;
    const roots = readdirSync(".").filter((name) => /\.(ts|mjs)$/.test(name) && !tools.test(name));
    const passed = readFileSync(".dockerignore", "utf8").split("\n");
    expect(roots).toContain("next.config.ts");
    expect(roots.filter((name) => !passed.includes(`!${name}`))).toEqual([]);
  });
});
