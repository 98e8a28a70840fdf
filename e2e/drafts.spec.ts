import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { DepositPage } from "#e2e/pages/deposit.page.ts";
import { onDatabase, signInByCookie } from "#e2e/support/database.ts";
import { ownSample, pdfFile } from "#e2e/support/invoices.ts";
import { newTeam, type Team } from "#e2e/support/team.ts";
import { WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr;
const DEPOSIT = "/facturation/factures-emises/deposer";

/** A device of its own: another browser, the same portal. */
async function device(browser: Browser, baseURL: string | undefined, person: { id: string }, scripts = true) {
  const context = await browser.newContext({ baseURL, locale: "fr-FR", javaScriptEnabled: scripts });
  const sessionId = await signInByCookie(context, baseURL ?? "", person);
  return { context, sessionId, page: await context.newPage() };
}

async function deposited(page: Page, team: Team): Promise<string> {
  const deposit = new DepositPage(page, words);
  await deposit.open();
  return deposit.depositOne(
    await pdfFile({ ...ownSample(), supplier: { ...ownSample().supplier, siret: team.siret } }),
  );
}

const field = (page: Page, name: keyof (typeof words)["deposit"]["form"]) => new DepositPage(page, words).field(name);
const saved = (page: Page) => page.getByRole("status").filter({ hasText: /Enregistré à/ });
/** What the button of the assistant lies over, among what a bar at the foot of the page is for. */
const coveredInBar = (page: Page) =>
  page.evaluate(() => {
    const button = document.querySelector(".assistant-button")?.getBoundingClientRect();
    if (!button) return ["no button"];
    return [...document.querySelectorAll(".action-bar :is(button, a, p, label)")]
      .filter((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        return left < button.right && right > button.left && top < button.bottom && bottom > button.top;
      })
      .map(({ textContent }) => textContent);
  });
const close = (...contexts: BrowserContext[]) => Promise.all(contexts.map((context) => context.close()));

test("F-54 two devices on one draft lose nothing: what each changed is joined, and both values of a conflict are told", async ({
  browser,
  baseURL,
}) => {
  const team = await newTeam();
  const first = await device(browser, baseURL, team.manager);
  const address = await deposited(first.page, team);
  const second = await device(browser, baseURL, team.member);
  await second.page.goto(address);
  await expect(field(second.page, "number")).not.toHaveValue("");

  await field(first.page, "contractNumber").fill("M-2026-1");
  await expect(saved(first.page)).toBeVisible();
  // The second page is older than that save: its own change joins it.
  await field(second.page, "commentLabel").fill("Bonjour");
  await expect(saved(second.page)).toContainText(words.deposit.form.contractNumber);
  await expect(field(second.page, "contractNumber")).toHaveValue("M-2026-1");

  await field(first.page, "commentLabel").fill("Bonsoir");
  const told = first.page.getByRole("alert").filter({ hasText: words.deposit.form.conflictTitle });
  await expect(told).toContainText("ici « Bonsoir », enregistré « Bonjour »");
  await expect(told).toContainText("Simon Essai");
  await told.getByRole("button", { name: words.deposit.form.keepMine }).click();
  await expect(told).toBeHidden();
  await expect(saved(first.page)).toBeVisible();
  await second.page.reload();
  await expect(field(second.page, "commentLabel")).toHaveValue("Bonsoir");

  await second.page.goto(DEPOSIT);
  const line = second.page.getByRole("row").filter({ hasText: /TMP2026\d{14}/ });
  await expect(line).toContainText("Mathilde Essai");
  await expect(line).toContainText("par Mathilde Essai");
  await line.locator("summary").click();
  await line.getByRole("button", { name: words.deposit.deleteConfirm }).click();
  await expect(second.page.getByText(words.deposit.deleted)).toBeVisible();
  await expect(second.page.getByText(words.deposit.draftsEmpty)).toBeVisible();
  await close(first.context, second.context);
});

test("F-54 a session that ends in the middle of a draft loses nothing of it", async ({ browser, baseURL }) => {
  const team = await newTeam();
  const { context, page, sessionId } = await device(browser, baseURL, team.manager);
  const address = await deposited(page, team);
  await field(page, "contractNumber").fill("AVANT");
  await expect(saved(page)).toBeVisible();
  await onDatabase("update session set revoked_at = now() where id = $1", [sessionId]);
  await field(page, "commentLabel").fill("Écrit après la fin de la session");
  await expect(page.getByRole("status").filter({ hasText: "Votre session a pris fin" })).toBeVisible();
  await expect(field(page, "commentLabel")).toHaveValue("Écrit après la fin de la session");
  // Signed in again in another tab: the same page goes on.
  await signInByCookie(context, baseURL ?? "", team.manager);
  await page.getByRole("button", { name: words.deposit.form.saveDraft }).first().click();
  await expect(saved(page)).toBeVisible();

  const plain = await device(browser, baseURL, team.member, false);
  await plain.page.goto(address);
  await expect(field(plain.page, "contractNumber")).toHaveValue("AVANT");
  await expect(field(plain.page, "commentLabel")).toHaveValue("Écrit après la fin de la session");
  await close(context, plain.context);
});

test("F-10 the button of the assistant covers nothing of the bar at the foot of a draft, at any width, however far one has scrolled", async ({
  browser,
  baseURL,
}) => {
  const team = await newTeam();
  const { context, page } = await device(browser, baseURL, team.manager);
  await deposited(page, team);
  await expect(page.locator(".action-bar")).toBeVisible();
  for (const [width, height] of [
    [1280, 900],
    [1024, 768],
    [320, 700],
  ] as const) {
    await page.setViewportSize({ width, height });
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    for (let top = 0; top < whole; top += height / 2) {
      await page.evaluate((to) => window.scrollTo(0, to), top);
      expect(await coveredInBar(page), `${width} px, scrolled by ${top}`).toEqual([]);
    }
  }
  await close(context);
});
