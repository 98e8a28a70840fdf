import type { Page } from "@playwright/test";

/**
 * A hand on the mouse: the first sign of a person, at which a page that one opens once wakes its scripts. Ends when React holds the page;
 * a test about what only scripts do begins there.
 */
export async function awake(page: Page): Promise<void> {
  await page.mouse.move(5, 5);
  await page.mouse.move(9, 9);
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__react")));
}

/** Opens a page as somebody who will use its scripts. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await awake(page);
}
