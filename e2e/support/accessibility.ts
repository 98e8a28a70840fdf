import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, expect, type Page } from "@playwright/test";

export const WIDTHS = [320, 768, 1280] as const;
export const THEMES = ["clair", "sombre"] as const;
export const LANGUAGES = ["fr", "en"] as const;

/** The choices a visitor makes in the header, made beforehand. */
export async function prefer(context: BrowserContext, baseURL: string, theme: string, language: string): Promise<void> {
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
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, "pixels wider than the window").toBe(0);
}
