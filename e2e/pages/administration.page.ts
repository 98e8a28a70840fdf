import { expect, type Page } from "@playwright/test";
import { WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr.adminAccounts;

export async function findAccount(page: Page, typed: string): Promise<void> {
  await page.goto("/administration/comptes");
  await page.getByLabel(words.search).fill(typed);
  await page.getByRole("button", { name: words.submit, exact: true }).click();
  await expect(page).toHaveURL(/recherche=/);
}

export async function assist(page: Page, gesture: keyof typeof words.gestures, reason: string): Promise<void> {
  await page.getByRole("radio", { name: words.gestures[gesture].label }).check();
  await page.getByLabel(words.reason).fill(reason);
  await page.getByRole("button", { name: words.act }).click();
}
