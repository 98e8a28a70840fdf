import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, expect, type Page } from "@playwright/test";

type Look = { readonly theme: "clair" | "sombre"; readonly language: "fr" | "en" };

const EVERY_LOOK: readonly Look[] = [
  { theme: "clair", language: "fr" },
  { theme: "sombre", language: "en" },
  { theme: "clair", language: "en" },
  { theme: "sombre", language: "fr" },
];

/**
 * What a screen is looked at in. Colours do not depend on words nor on the window, so `npm test` takes each theme, each language and each
 * window once: light French on a desk, dark English on a telephone. `npm run accessibility` takes every combination.
 */
export const LOOKS = process.env.EVERY_LOOK ? EVERY_LOOK : EVERY_LOOK.slice(0, 2);

const WINDOWS = [320, 768, 1280] as const;

/** Widths at which the tool looks for violations; everything must fit at all of them. */
function looked(theme: string | undefined): readonly number[] {
  if (process.env.EVERY_LOOK || theme === undefined) return [320, 1280];
  return theme === "sombre" ? [320] : [1280];
}

/** The choices a visitor makes in the header, made beforehand. */
export async function prefer(context: BrowserContext, baseURL: string, { theme, language }: Look): Promise<void> {
  await context.addCookies([
    { name: "theme", value: theme, url: baseURL },
    { name: "langue", value: language, url: baseURL },
  ]);
}

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** No violation of WCAG 2.2 AA that a machine can find, and nothing wider than the window (WCAG 1.4.10). */
export async function expectAccessible(page: Page): Promise<void> {
  // The portal's policy allows no frames, so the page itself is all there is to look at: without a helper page it takes half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await axe.withTags(RULES).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
  await expectNothingWider(page);
}

async function expectNothingWider(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, "pixels wider than the window").toBe(0);
}

/** The same in each window, without asking for the page again. */
export async function expectAccessibleAtEachWidth(page: Page): Promise<void> {
  const theme = (await page.context().cookies()).find(({ name }) => name === "theme")?.value;
  for (const width of WINDOWS) {
    await page.setViewportSize({ width, height: 900 });
    if (looked(theme).includes(width)) await expectAccessible(page);
    else await expectNothingWider(page);
  }
}
