import { readFileSync } from "node:fs";
import { type BrowserContext, expect, type Page } from "@playwright/test";
import type axe from "axe-core";

type Look = { readonly theme: "clair" | "sombre"; readonly language: "fr" | "en" };

const EVERY_LOOK: readonly Look[] = [
  { theme: "clair", language: "fr" },
  { theme: "sombre", language: "en" },
  { theme: "clair", language: "en" },
  { theme: "sombre", language: "fr" },
];

/**
 * What a screen is asked for in. `npm test` asks for it once, in French, and looks at it in light on a desk or in dark on a telephone, in turn: colours
 * do not depend on words, nor words on colours. `npm run accessibility` asks for every combination, and looks at each in both windows.
 */
export const LOOKS = process.env.EVERY_LOOK ? EVERY_LOOK : EVERY_LOOK.slice(0, 1);

/** The same for the screens that people come to rarely, which `npm run accessibility` and `npm run thorough` alone look at: `npm test` has a time to keep. */
export const RARE_LOOKS = process.env.EVERY_LOOK ? EVERY_LOOK : [];

/** The choices a visitor makes in the header, made beforehand. */
export async function prefer(context: BrowserContext, baseURL: string, { theme, language }: Look): Promise<void> {
  await context.addCookies([
    { name: "theme", value: theme, url: baseURL },
    { name: "langue", value: language, url: baseURL },
  ]);
}

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

/**
 * No violation of WCAG 2.2 AA that a machine can find, and nothing wider than the window (WCAG 1.4.10).
 *
 * @param within what to look at: while a menu stands open over the page, the links half behind it are nobody's to press.
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  // The title of a page that the router goes to comes after its content.
  await expect(page).toHaveTitle(/./);
  // The portal's policy allows no frames, so the page itself is all there is to look at. It is given axe once, however often it is looked at.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(
    async ({ selector, rules }) => {
      // Colours that are on their way, after a change of theme for instance, are nobody's to read.
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(moving.map(({ finished }) => finished));
      const { run } = (window as unknown as { axe: typeof axe }).axe;
      const found = await run(selector ?? document, { runOnly: rules, resultTypes: ["violations"] });
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
    },
    { selector: within, rules: RULES },
  );
  expect(violations).toEqual([]);
  await expectNothingWider(page);
}

async function expectNothingWider(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, "pixels wider than the window").toBe(0);
}

let screens = 0;
/** Between the outer two a page is laid out alike: there only its width is looked at, by whoever asks for every look. */
const WIDTHS = process.env.EVERY_LOOK ? [1280, 1024, 768, 320] : [1280, 320];
const AXE_WIDTHS: ReadonlySet<number> = new Set([1280, 320]);

/**
 * The same in each window, without asking for the page again: in every one of them with `EVERY_LOOK`; else one screen in light on a desk, the
 * next in dark on a telephone, and the width of each in both.
 */
export async function expectAccessibleAtEachWidth(page: Page, within?: string): Promise<void> {
  screens += 1;
  const looked = screens % 2 === 0 ? 1280 : 320;
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    if (process.env.EVERY_LOOK && AXE_WIDTHS.has(width)) await expectAccessible(page, within);
    else if (width !== looked) await expectNothingWider(page);
    else if (width === 320) await inTheDark(page, () => expectAccessible(page, within));
    else await expectAccessible(page, within);
  }
}

async function inTheDark(page: Page, look: () => Promise<void>): Promise<void> {
  const put = (theme: string | undefined) =>
    page.evaluate((name) => {
      const before = document.documentElement.dataset.theme;
      if (name) document.documentElement.dataset.theme = name;
      else delete document.documentElement.dataset.theme;
      return before;
    }, theme);
  const before = await put("sombre");
  await look();
  await put(before);
}
