import { expect, type Page } from "@playwright/test";
import { captchaAnswer } from "#e2e/support/captcha.ts";
import { linkFor } from "#e2e/support/mailbox.ts";
import { startingWith, WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr;
let made = 0;

/** An address that no other test knows. */
export function newAddress(): string {
  made += 1;
  return `inscrit-${process.pid.toString(36)}-${Date.now().toString(36)}-${made}@personne.example`;
}

/** Who registers, as typed. */
export function fields(email: string) {
  return [
    [words.register.email, email],
    [words.register.emailConfirmation, email],
    [words.register.firstName, "Daniel"],
    [words.register.lastName, "Potier"],
    [words.register.phone, "01 23 45 67 89"],
  ] as const;
}

export async function fillForm(page: Page, email: string): Promise<void> {
  for (const [label, value] of fields(email)) await page.getByLabel(startingWith(label)).fill(value);
  await page.getByLabel(startingWith(words.register.terms)).check();
}

/** Reads the image, as a person would. */
export async function readImage(page: Page): Promise<string> {
  return captchaAnswer(await page.locator("input[name=captchaJeton]").inputValue());
}

export async function typeCaptcha(page: Page, text: string): Promise<void> {
  await page.getByLabel(startingWith(words.captcha.label)).fill(text);
}

export function submit(page: Page): Promise<void> {
  return page.getByRole("button", { name: words.register.submit, exact: true }).click();
}

/** Each registration comes from a network address of its own: what is tested is no flood. */
export async function comeFromElsewhere(page: Page): Promise<void> {
  const part = () => Math.floor(Math.random() * 250);
  await page.setExtraHTTPHeaders({ "x-forwarded-for": `10.${part()}.${part()}.${part()}` });
}

/** From the empty form to the screen that says to look at the mail. */
export async function askForAccount(page: Page, email: string): Promise<void> {
  await comeFromElsewhere(page);
  await page.goto("/inscription");
  await fillForm(page, email);
  await typeCaptcha(page, await readImage(page));
  await submit(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.registered.title);
}

export async function choosePassword(page: Page, password: string, confirmation = password): Promise<void> {
  await page.getByLabel(startingWith(words.activate.password)).fill(password);
  await page.getByLabel(startingWith(words.activate.confirmation)).fill(confirmation);
  await page.getByRole("button", { name: words.activate.submit }).click();
}

export type Registered = { readonly email: string; readonly password: string };

/** The whole registration, as a person does it: the page ends up signed in to a new account that belongs to no structure. */
export async function register(page: Page, email = newAddress()): Promise<Registered> {
  const password = "Cinq-barques-rouges-9";
  await askForAccount(page, email);
  await page.goto(await linkFor(email, words.mails.activation.subject));
  await choosePassword(page, password);
  await expect(page.locator(".site-account summary").first()).toBeVisible();
  return { email, password };
}
