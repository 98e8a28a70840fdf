import { expect, type Page } from "@playwright/test";
import { startingWith, WORDS } from "#e2e/support/words.ts";

const { signIn, forgotten, newPassword } = WORDS.fr;

/** From the sign-in page, as a person who forgot goes: to the screen that says to look at the mail. */
export async function askForLink(page: Page, email: string): Promise<void> {
  await page.goto("/connexion");
  await page.getByRole("link", { name: signIn.forgotten }).click();
  // The page before has a field of the same name.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(forgotten.title);
  await page.getByLabel(startingWith(forgotten.email)).fill(email);
  await page.getByRole("button", { name: forgotten.submit }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(forgotten.sentTitle);
}

/** Path of the link in the newest of `count` messages to an address in the demonstration's mail. */
export async function linkFor(page: Page, email: string, subject: string, count = 1): Promise<string> {
  const reader = await page.context().newPage();
  const rows = reader.getByRole("row").filter({ hasText: email }).filter({ hasText: subject });
  await expect(async () => {
    await reader.goto("/demo/courrier");
    await expect(rows).toHaveCount(count, { timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await rows.first().getByRole("link").click();
  const href = await reader.locator("main a[href*='jeton=']").getAttribute("href");
  await reader.close();
  return href ?? "";
}

export async function choosePassword(page: Page, password: string, confirmation = password): Promise<void> {
  await page.getByLabel(startingWith(newPassword.password)).fill(password);
  await page.getByLabel(startingWith(newPassword.confirmation)).fill(confirmation);
  await page.getByRole("button", { name: newPassword.submit }).click();
}
