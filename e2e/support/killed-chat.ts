import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import pg from "pg";
import { PEOPLE } from "#e2e/support/people.ts";
import type { Parts } from "#e2e/support/portal.ts";
import { WORDS } from "#e2e/support/words.ts";
import { openSessionCookie } from "#tests/factories/session-cookie.ts";

const words = WORDS.fr.chat;

/** Signs a person of the demonstration in on a portal in parts. */
export async function signInTo(context: BrowserContext, portal: Parts, email: string): Promise<void> {
  const { name, value } = await openSessionCookie(portal.databaseUrl, portal.secret, await idOf(portal, email));
  await context.addCookies([{ name, value, url: portal.origin, httpOnly: true, sameSite: "Lax" }]);
}

/** A person at the first web process and an agent at the second talk; the first is killed and comes back, the second dies and the agent goes on at the first. */
export async function playKilledChat(browser: Browser, portal: Parts): Promise<void> {
  const twin = await portal.startTwin();
  const signedIn = async (email: string, baseURL: string) => {
    const context = await browser.newContext({ baseURL, locale: "fr-FR" });
    // A cookie knows no port: it is good at both processes.
    await signInTo(context, portal, email);
    return context.newPage();
  };
  const asker = await signedIn(PEOPLE.supplier, portal.origin);
  const agent = await signedIn("robin@support.example", twin.origin);
  const spoken: string[] = [];

  await agent.goto("/administration/discussions");
  await asker.goto("/support/discussion");
  await asker.getByLabel(words.first).fill("Ma facture n’avance pas.");
  await asker.getByRole("button", { name: words.start }).click();
  spoken.push("Ma facture n’avance pas.");
  await agent
    .getByRole("row", { name: /Camille/ })
    .getByRole("button", { name: words.take })
    .click();
  await say(agent, "Bonjour, laquelle ?");
  spoken.push("Bonjour, laquelle ?");
  await expectSaid(asker, spoken);

  // The answer is lost after the message was taken: what is sent again is said once.
  await asker.route("**/api/discussions/*", async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  });
  await say(asker, "La 2026-118.");
  await expect(asker.getByRole("alert").getByText(words.broken)).toBeVisible();
  await asker.unroute("**/api/discussions/*");
  spoken.push("La 2026-118.");
  for (const page of [agent, asker]) await expectSaid(page, spoken);

  await portal.killWeb();
  await say(agent, "Je regarde.");
  spoken.push("Je regarde.");
  await asker.keyboard.press("Enter");
  await expect(asker.getByLabel(words.message)).toHaveValue("La 2026-118.");
  await portal.startWeb();
  // By itself: nobody loads the page again.
  await expectSaid(asker, spoken);
  await asker.getByLabel(words.message).press("Enter");
  await expect(asker.getByLabel(words.message)).toHaveValue("");
  await say(asker, "Merci.");
  spoken.push("Merci.");
  await expectSaid(agent, spoken);

  await twin.kill();
  await say(agent, "Elle est payée.");
  await expect(agent.getByRole("alert").getByText(words.broken)).toBeVisible();
  await say(asker, "Je suis là.");
  spoken.push("Je suis là.");
  await agent.goto(portal.origin + new URL(agent.url()).pathname);
  await expectSaid(agent, spoken);
  await say(agent, "Elle est payée.");
  spoken.push("Elle est payée.");
  await expectSaid(asker, spoken);

  await asker.getByRole("button", { name: words.end }).click();
  for (const page of [asker, agent]) await expect(page.getByText(words.ended)).toBeVisible();
  await asker.getByRole("button", { name: words.toTicket }).click();
  const { create } = WORDS.fr.tickets;
  await asker.locator("select[name=categorie]").selectOption({ label: "Autre demande" });
  await asker.getByRole("button", { name: create.continue }).click();
  await asker.getByRole("radio").last().check();
  await asker.getByRole("button", { name: create.continue }).click();
  const structure = asker.locator("select[name=structureId]");
  await structure.selectOption(await structure.locator("option:not([value=''])").first().getAttribute("value"));
  await asker.getByRole("button", { name: create.submit }).click();
  await expect(asker.getByRole("heading", { level: 1, name: /CPROCS\d{7}/ })).toBeVisible();
  for (const one of spoken) await expect(asker.getByText(one)).toHaveCount(1);
  for (const page of [asker, agent]) await page.context().close();
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel(words.message).fill(text);
  await page.getByLabel(words.message).press("Enter");
}

/** All of it, in this order, and nothing twice. */
async function expectSaid(page: Page, spoken: readonly string[]): Promise<void> {
  await expect(page.getByRole("log", { name: words.log }).locator(".quoted")).toHaveText(spoken);
}

async function idOf(portal: Parts, email: string): Promise<string> {
  const database = new pg.Client({ connectionString: portal.databaseUrl });
  await database.connect();
  try {
    const found = await database.query(`select id from "user" where login_email = $1`, [email]);
    return found.rows[0].id;
  } finally {
    await database.end();
  }
}
