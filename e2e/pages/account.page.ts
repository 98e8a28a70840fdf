import { type BrowserContext, expect, type Page } from "@playwright/test";
import { type NewPerson, signInByCookie } from "#e2e/support/database.ts";
import { linkFor } from "#e2e/support/mailbox.ts";
import { startingWith, WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr.account;

/** Opens a section of « Mon compte » from the overview, as a person does. */
export async function openSection(page: Page, section: keyof typeof words.sections): Promise<void> {
  await page.goto("/mon-compte");
  await page.locator("main .tiles").getByRole("link", { name: words.sections[section].title, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.sections[section].title);
}

export async function fill(page: Page, label: string, value: string): Promise<void> {
  await page.getByLabel(startingWith(label)).first().fill(value);
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** What the page says once something was done. */
export async function expectDone(page: Page, title: string): Promise<void> {
  await expect(page.locator("main .notice[role=status]").getByText(title, { exact: true })).toBeVisible();
}

/** Opens the link of the newest mail to an address, and confirms on the page it leads to. */
export async function confirmByMail(page: Page, email: string, subject: string): Promise<string> {
  const link = await linkFor(email, subject);
  await page.goto(link);
  await press(page, words.verifyAddress.submit);
  return link;
}

/** Another browser in which the same person is signed in. */
export async function elsewhere(
  page: Page,
  person: NewPerson,
  baseURL: string,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await page.context().browser()?.newContext({ baseURL });
  if (!context) throw new Error("the browser is gone");
  await signInByCookie(context, baseURL, person);
  const other = await context.newPage();
  await other.goto("/mon-compte");
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(words.title);
  return { page: other, context };
}

/** Whoever held this session holds nothing more. */
export async function expectSignedOut(page: Page): Promise<void> {
  await page.goto("/mon-compte/identite");
  await expect(page).toHaveURL(/\/connexion\?/);
}
