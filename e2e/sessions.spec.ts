import { expect, test } from "@playwright/test";
import { elsewhere, expectDone, expectSignedOut, fill, press } from "#e2e/pages/account.page.ts";
import { expectAccessible } from "#e2e/support/accessibility.ts";
import { newPerson, onDatabase, signInByCookie } from "#e2e/support/database.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { WORDS } from "#e2e/support/words.ts";

const { account: words } = WORDS.fr;

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("F-28 sessions are listed with their device and closed one by one, then all", async ({
      page,
      context,
      baseURL,
    }) => {
      const person = await newPerson();
      await signInByCookie(context, baseURL ?? "", person);
      const others = [];
      for (let i = 0; i < 3; i++) others.push(await elsewhere(page, person, baseURL ?? ""));
      await page.goto("/mon-compte");
      await page.locator(".site-account summary").click();
      await page.locator(".site-account").getByRole("link", { name: words.sections.sessions.title }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.sections.sessions.title);
      const rows = page.locator("main tbody tr");
      await expect(rows).toHaveCount(4);
      await expect(rows.first()).toContainText(words.sessions.present);
      await expect(rows.first().getByRole("button")).toHaveCount(0);
      await rows.nth(1).getByRole("button").click();
      await expectDone(page, words.sessions.closedOne);
      await expect(rows).toHaveCount(3);
      await press(page, words.sessions.closeOthers);
      await expectDone(page, words.sessions.closedOthers);
      await expect(rows).toHaveCount(1);
      for (const other of others) {
        await expectSignedOut(other.page);
        await other.context.close();
      }
    });
  });
}

test("T-27 another site can neither keep the session alive nor change what the account keeps", async ({
  context,
  baseURL,
}) => {
  const person = await newPerson();
  const sessionId = await signInByCookie(context, baseURL ?? "", person);
  await onDatabase("update session set last_seen_at = now() - interval '20 minutes' where id = $1", [sessionId]);
  const left = async () => (await (await context.request.get("/api/session")).json()).seconds;
  expect(await left()).toBeLessThanOrEqual(600);
  const foreign = await context.request.post("/api/session", { headers: { origin: "https://evil.example" } });
  expect(foreign.status()).toBe(403);
  expect(await left()).toBeLessThanOrEqual(600);
  await context.request.post("/api/session", { headers: { origin: baseURL ?? "" } });
  expect(await left()).toBeGreaterThan(1700);
});

test("the end of the session is told two minutes before, what was typed stays, and one can go on", async ({
  page,
  context,
  baseURL,
}) => {
  const person = await newPerson();
  const sessionId = await signInByCookie(context, baseURL ?? "", person);
  await page.clock.install();
  await page.goto("/mon-compte/identite");
  await fill(page, words.identity.firstName, "Zoé");
  const idle = (seconds: number) =>
    onDatabase("update session set last_seen_at = now() - make_interval(secs => $2) where id = $1", [
      sessionId,
      seconds,
    ]);
  const dialog = page.getByRole("dialog");
  await page.clock.runFor("27:00");
  await expect(dialog).toBeHidden();
  await idle(28 * 60 + 5);
  await page.clock.runFor("01:01");
  await expect(dialog).toContainText(words.sessionEnd.title);
  await expect(dialog).toContainText(/11\d secondes/);
  await expect(page.getByRole("button", { name: words.sessionEnd.stay })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel(words.identity.firstName)).toHaveValue("Zoé");
  await idle(30 * 60 + 5);
  await page.clock.runFor("28:01");
  await expect(dialog).toContainText(words.sessionEnd.endedTitle);
  await expect(page.getByLabel(words.identity.firstName)).toHaveValue("Zoé");
});
