import { expect, type Page } from "@playwright/test";
import { codesSince, mailedCodes } from "#e2e/support/mailbox.ts";
import { DEMO_PASSWORD, type DemoEmail } from "#lib/demo/public.ts";

/** The page of the sign-in form, by its labels in French. */
export async function givePassword(page: Page, email: string, password: string = DEMO_PASSWORD): Promise<void> {
  await page.getByLabel("Adresse de connexion").fill(email);
  await page.getByLabel("Mot de passe", { exact: false }).first().fill(password);
  await page.getByRole("button", { name: "Se connecter", exact: true }).click();
}

export async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code reçu").fill(code);
  await page.getByRole("button", { name: "Valider" }).click();
}

/** The whole sign-in, as a person does it, to the page they wanted. No code is tried twice: five wrong ones would end it. */
export async function signIn(page: Page, email: DemoEmail, wanted = "/"): Promise<void> {
  const tried = new Set(await mailedCodes(email));
  await page.goto(`/connexion?retour=${encodeURIComponent(wanted)}`);
  await givePassword(page, email);
  await expect(page).toHaveURL(/\/connexion\/code/);
  const isIn = page.locator(".site-account summary");
  while (!(await isIn.isVisible())) {
    const [code = ""] = await codesSince(email, tried);
    tried.add(code);
    await giveCode(page, code);
    await expect(page.locator(".error-summary").or(isIn)).toBeVisible();
    // A wrong code leaves its error on the page: the next try must wait for an error of its own.
    if (!(await isIn.isVisible())) await page.reload();
  }
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(wanted);
}
