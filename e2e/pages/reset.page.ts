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

export async function choosePassword(page: Page, password: string, confirmation = password): Promise<void> {
  await page.getByLabel(startingWith(newPassword.password)).fill(password);
  await page.getByLabel(startingWith(newPassword.confirmation)).fill(confirmation);
  await page.getByRole("button", { name: newPassword.submit }).click();
}
