import { expect, type Page } from "@playwright/test";
import { generateSync } from "otplib";
import { givePassword } from "#e2e/pages/sign-in.page.ts";
import { type NewPerson, onDatabase } from "#e2e/support/database.ts";
import { WORDS } from "#e2e/support/words.ts";
import { newId } from "#lib/shared/ids.ts";

const words = WORDS.fr;

/** The code that an app shows, `ahead` steps of thirty seconds from now. */
export function appCode(secret: string, ahead = 0): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * ahead });
}

/** The key that the page shows to type by hand: what a phone reads from the QR code. */
export async function shownSecret(page: Page): Promise<string> {
  return ((await page.locator(".app-secret").textContent()) ?? "").replaceAll(" ", "");
}

/** Adds an authenticator app from the list of factors. Gives its secret. */
export async function addApp(page: Page, name: string): Promise<string> {
  await page.goto("/mon-compte/facteurs");
  await page.getByRole("link", { name: words.factors.addApp }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.factors.app.title);
  const secret = await shownSecret(page);
  await page.getByLabel(words.factors.app.label).fill(name);
  await page.getByLabel(words.factors.app.code).fill("12");
  await page.getByRole("button", { name: words.factors.app.submit }).click();
  await expect(page.locator(".error-summary")).toContainText("six chiffres");
  // What was typed stays, and so does the picture: the code that was scanned is still the one to confirm.
  await expect(page.getByLabel(words.factors.app.label)).toHaveValue(name);
  expect(await shownSecret(page)).toBe(secret);
  await page.getByLabel(words.factors.app.code).fill(appCode(secret));
  await page.getByRole("button", { name: words.factors.app.submit }).click();
  await expect(page.getByText(words.factors.recovery.firstTitle)).toBeVisible();
  return secret;
}

/** Makes recovery codes on their page, downloads them, and says that they were kept. */
export async function makeRecoveryCodes(page: Page): Promise<string[]> {
  await page.getByRole("button", { name: words.factors.recovery.make }).click();
  const list = page.getByRole("list", { name: words.factors.recovery.listLabel }).getByRole("listitem");
  await expect(list).toHaveCount(10);
  const codes = (await list.allTextContents()).map((code) => code.trim());
  const file = await page.request.get("/mon-compte/facteurs/codes-de-secours/texte");
  expect(file.headers()["content-disposition"]).toContain("attachment");
  for (const code of codes) expect(await file.text()).toContain(code);
  await page.getByRole("button", { name: words.factors.recovery.done }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.factors.title);
  expect((await page.request.get("/mon-compte/facteurs/codes-de-secours/texte")).status()).toBe(404);
  return codes;
}

/** Leaves, then gives the password again: the page that asks for the second proof. */
export async function upToSecondProof(page: Page, person: NewPerson): Promise<void> {
  await page.context().clearCookies({ name: /session/ });
  await page.goto("/connexion");
  await givePassword(page, person.email, person.password);
  await expect(page).toHaveURL(/\/connexion\/code/);
}

/** A factor of each kind and recovery codes, for looking at the screens; none of them opens anything. */
export async function giveEveryFactor(person: NewPerson): Promise<string> {
  const app = newId();
  const add = `insert into second_factor (id, user_id, kind, label, passwordless, credential_id)
               values ($1, $2, $3::"SecondFactorKind", $4, $5, $6)`;
  await onDatabase(add, [app, person.id, "TOTP", "Téléphone personnel", false, null]);
  await onDatabase(add, [newId(), person.id, "WEBAUTHN", "Ordinateur portable", true, newId()]);
  await onDatabase("insert into recovery_code (id, user_id, code_hash) values ($1, $2, 'x')", [newId(), person.id]);
  return app;
}
