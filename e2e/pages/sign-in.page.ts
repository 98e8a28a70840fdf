import { expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD, type DemoEmail } from "#lib/demo/public.ts";

/** The page of the sign-in form, by its labels in French. */
export async function givePassword(page: Page, email: string, password: string = DEMO_PASSWORD): Promise<void> {
  await page.getByLabel("Adresse de connexion").fill(email);
  await page.getByLabel("Mot de passe", { exact: false }).first().fill(password);
  await page.getByRole("button", { name: "Se connecter", exact: true }).click();
}

/** Every code that the demonstration's mail holds for an address at this moment, newest first. */
export async function mailedCodes(page: Page, email: string): Promise<string[]> {
  const reader = await page.context().newPage();
  const codes: string[] = [];
  await reader.goto("/demo/courrier");
  const links = reader.getByRole("row").filter({ hasText: email }).getByRole("link");
  const latest = (await links.all()).slice(0, 5);
  const hrefs = await Promise.all(latest.map((link) => link.getAttribute("href")));
  for (const href of hrefs) {
    await reader.goto(href ?? "/demo/courrier");
    const paragraphs = await reader.locator("main p").allTextContents();
    codes.push(...paragraphs.filter((text) => /^\d{6}$/.test(text)));
  }
  await reader.close();
  return codes;
}

/** The codes that came after those known before, newest first; waits for one. Another test may have asked for one of them. */
export async function codesSince(page: Page, email: string, known: Iterable<string>): Promise<string[]> {
  const old = new Set(known);
  let fresh: string[] = [];
  await expect(async () => {
    fresh = (await mailedCodes(page, email)).filter((code) => !old.has(code));
    expect(fresh.length).toBeGreaterThan(0);
  }).toPass({ timeout: 30_000 });
  return fresh;
}

export async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code reçu").fill(code);
  await page.getByRole("button", { name: "Valider" }).click();
}

/** The whole sign-in, as a person does it, to the page they wanted. No code is tried twice: five wrong ones would end it. */
export async function signIn(page: Page, email: DemoEmail, wanted = "/"): Promise<void> {
  const tried = new Set(await mailedCodes(page, email));
  await page.goto(`/connexion?retour=${encodeURIComponent(wanted)}`);
  await givePassword(page, email);
  await expect(page).toHaveURL(/\/connexion\/code/);
  const isIn = page.locator(".site-account summary");
  while (!(await isIn.isVisible())) {
    const [code = ""] = await codesSince(page, email, tried);
    tried.add(code);
    await giveCode(page, code);
    await expect(page.locator(".error-summary").or(isIn)).toBeVisible();
    // A wrong code leaves its error on the page: the next try must wait for an error of its own.
    if (!(await isIn.isVisible())) await page.reload();
  }
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(wanted);
}
