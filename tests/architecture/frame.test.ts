import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { filesBelow } from "#scripts/support/files.ts";
import { screenSources } from "#scripts/support/screen-sources.ts";

/** Where every trail begins, what shows nothing before it sends on, and what is drawn as a window or as a yardstick. */
const WITHOUT_TRAIL = [
  "app/(portal)/bienvenue/page.tsx",
  "app/(portal)/facturation/factures-emises/page.tsx",
  "app/(public)/banc-d-essai/page.tsx",
  "app/(public)/page.tsx",
];

const read = (file: string) => readFileSync(file, "utf8");

describe("F-6 the breadcrumb", () => {
  it("stands on every page: each is drawn on the ground that has it", () => {
    const pages = filesBelow(["app"]).filter((file) => file.endsWith("/page.tsx"));
    expect(pages.length).toBeGreaterThan(100);
    const without = pages.filter((page) => !screenSources(page).includes("components/ui/page.tsx"));
    expect(without.sort()).toEqual(WITHOUT_TRAIL);
  });

  it("is words and links, without mark-up for machines", () => {
    expect(filesBelow(["app", "components"]).filter((file) => /schema\.org|itemprop/.test(read(file)))).toEqual([]);
  });
});
