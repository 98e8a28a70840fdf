import { expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD, type DemoEmail } from "#lib/demo/public.ts";

/** The page of the sign-in form, by its labels in French. */
export async function givePassword(page: Page, email: string, password: string = DEMO_PASSWORD): Promise<void> {
  await page.getByLabel("Adresse de connexion").fill(email);
  await page.getByLabel("Mot de passe", { exact: false }).first().fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
}

/** Every code that the demonstration's mail holds for an address, newest first: another test may sign the same person in. */
export async function codesFor(page: Page, email: string): Promise<string[]> {
  const reader = await page.context().newPage();
  const codes: string[] = [];
  await expect(async () => {
    await reader.goto("/demo/courrier");
    const links = reader.getByRole("row").filter({ hasText: email }).getByRole("link");
    const latest = (await links.all()).slice(0, 5);
    const hrefs = await Promise.all(latest.map((link) => link.getAttribute("href")));
    for (const href of hrefs) {
      await reader.goto(href ?? "/demo/courrier");
      const paragraphs = await reader.locator("main p").allTextContents();
      codes.push(...paragraphs.filter((text) => /^\d{6}$/.test(text)));
    }
    expect(codes.length).toBeGreaterThan(0);
  }).toPass({ timeout: 20_000 });
  await reader.close();
  return codes;
}

export async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code reçu").fill(code);
  await page.getByRole("button", { name: "Valider" }).click();
}

/** The whole sign-in, as a person does it, to the page they wanted. */
export async function signIn(page: Page, email: DemoEmail, wanted = "/"): Promise<void> {
  await page.goto(`/connexion?retour=${encodeURIComponent(wanted)}`);
  await givePassword(page, email);
  await expect(page).toHaveURL(/\/connexion\/code/);
  await expect(async () => {
    for (const code of await codesFor(page, email)) {
      await giveCode(page, code);
      await expect(page.locator(".error-summary").or(page.locator(".site-account summary"))).toBeVisible();
      if (!(await page.locator(".error-summary").isVisible())) return;
    }
    throw new Error(`no code lets ${email} in yet`);
  }).toPass({ timeout: 30_000 });
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(wanted);
}
