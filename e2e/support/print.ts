import { expect, type Page } from "@playwright/test";

/** What leaves the printer: on A4, what the page says and nothing to press or to go to. The screen is as before afterwards. */
export async function expectPrintable(page: Page, says: readonly string[]): Promise<void> {
  await page.emulateMedia({ media: "print" });
  const main = page.getByRole("main");
  for (const text of says) await expect(main.getByText(text).first()).toBeVisible();
  const pressed = [page.getByRole("banner"), page.getByRole("contentinfo"), page.locator(".assistant-corner")];
  for (const part of [...pressed, main.locator(".button").locator("visible=true")]) await expect(part).toBeHidden();
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(paper).toMatch(/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  await page.emulateMedia({ media: null });
}
