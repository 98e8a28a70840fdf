import { readFileSync } from "node:fs";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { confirmByMail, expectDone, expectMail, fill, openSection, press } from "#e2e/pages/account.page.ts";
import { givePassword } from "#e2e/pages/sign-in.page.ts";
import { expectAccessible, expectAccessibleAtEachWidth, prefer, RARE_LOOKS } from "#e2e/support/accessibility.ts";
import { visit } from "#e2e/support/awake.ts";
import { type NewPerson, newPerson, onDatabase, signInByCookie } from "#e2e/support/database.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { WORDS } from "#e2e/support/words.ts";

const { account: words, mails, errors, passwordRules, signIn, newPassword, frame } = WORDS.fr;
const NEXT = "Trois-barques-vertes-7";

let made = 0;
const freshAddress = () => `nouvelle-${process.pid.toString(36)}-${Date.now().toString(36)}-${++made}@personne.example`;

/** Another browser in which the same person is signed in. */
async function elsewhere(
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

async function expectSignedOut(page: Page): Promise<void> {
  await page.goto("/mon-compte/identite");
  await expect(page).toHaveURL(/\/connexion\?/);
}

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("F-130 F-14 identity and contact address: errors keep what was typed, a link verifies before anything changes", async ({
      page,
      context,
      baseURL,
    }) => {
      const person = await newPerson();
      await signInByCookie(context, baseURL ?? "", person);
      await openSection(page, "identity");
      await fill(page, words.identity.firstName, "");
      await fill(page, words.identity.phone, "demain");
      await press(page, words.identity.submit);
      await expect(page.locator(".error-summary")).toContainText(errors.fields.firstName.REQUIRED);
      await expect(page.getByLabel(words.identity.phone)).toHaveValue("demain");
      await fill(page, words.identity.firstName, "Zoé");
      await fill(page, words.identity.phone, "01 23 45 67 89");
      await press(page, words.identity.submit);
      await expectDone(page, words.saved);
      await expect(page.locator(".site-account summary")).toContainText("Zoé");

      const next = freshAddress();
      await openSection(page, "contact");
      await fill(page, words.contact.field, next);
      await press(page, words.contact.submit);
      await expectDone(page, words.contact.sent);
      await expect(page.locator("dd").getByText(person.email)).toBeVisible();
      await confirmByMail(page, next, mails.verifyContact.subject);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.verifyAddress.contactDone);
      await page.getByRole("link", { name: words.verifyAddress.toAccount }).click();
      await expect(page.locator("dd").getByText(next)).toBeVisible();
      await fill(page, words.contact.field, freshAddress());
      await press(page, words.contact.submit);
      await press(page, words.pending.drop);
      await expectDone(page, words.contact.dropped);
    });

    test("F-130 the sign-in address changes by a mailed link; both addresses are told, other sessions end", async ({
      page,
      context,
      baseURL,
    }) => {
      const [person, owner] = [await newPerson(), await newPerson()];
      await signInByCookie(context, baseURL ?? "", person);
      const other = await elsewhere(page, person, baseURL ?? "");
      await openSection(page, "login");
      await fill(page, words.login.field, owner.email);
      await fill(page, words.login.confirmation, freshAddress());
      await press(page, words.login.submit);
      await expect(page.locator(".error-summary")).toContainText(errors.EMAILS_DIFFER);
      // An address that has an account: the same screen, and its owner is told.
      await fill(page, words.login.confirmation, owner.email);
      await press(page, words.login.submit);
      await expectDone(page, words.login.sent);
      await expectMail(page, owner.email, mails.loginTaken.subject);

      const next = freshAddress();
      await fill(page, words.login.field, next);
      await fill(page, words.login.confirmation, next);
      await press(page, words.login.submit);
      await expect(page.locator("main .notice").getByText(next)).toBeVisible();
      const link = await confirmByMail(page, next, mails.verifyLogin.subject);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.verifyAddress.loginDone);
      await expectMail(page, person.email, mails.loginChanged.subject);
      await expectMail(page, next, mails.loginChanged.subject);
      await expectSignedOut(other.page);
      await givePassword(other.page, person.email, person.password);
      await expect(other.page.locator(".error-summary")).toBeVisible();
      await givePassword(other.page, next, person.password);
      await expect(other.page).toHaveURL(/\/connexion\/code/);
      await other.context.close();
      await page.goto(link);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.verifyAddress.deadTitle);
      await page.goto("/mon-compte");
      await expect(page.locator("main").getByText(next).first()).toBeVisible();
    });

    test("T-32 a new password asks for the present one, ends the other sessions and gives this one another cookie", async ({
      page,
      context,
      baseURL,
    }) => {
      const person = await newPerson();
      await signInByCookie(context, baseURL ?? "", person);
      const other = await elsewhere(page, person, baseURL ?? "");
      const before = (await context.cookies()).find(({ name }) => name === "chorale.session")?.value;
      await openSection(page, "password");
      await expect(page.getByText(passwordRules.PASSWORD_TOO_SHORT)).toBeVisible();
      const change = async (present: string) => {
        await fill(page, words.password.present, present);
        await fill(page, words.password.next, NEXT);
        await fill(page, words.password.confirmation, NEXT);
        await press(page, words.password.submit);
      };
      await change("Pas-le-bon-2026");
      await expect(page.locator(".error-summary")).toContainText(errors.PASSWORD_WRONG);
      await change(person.password);
      await expectDone(page, words.password.saved);
      const after = (await context.cookies()).find(({ name }) => name === "chorale.session")?.value;
      expect(after).not.toBe(before);
      await expectSignedOut(other.page);
      await other.context.close();
      // The old cookie, put back by whoever copied it, is worth nothing.
      const thief = await page
        .context()
        .browser()
        ?.newContext({ baseURL: baseURL ?? "" });
      await thief?.addCookies([{ name: "chorale.session", value: before ?? "", url: baseURL ?? "" }]);
      const stolen = await thief?.newPage();
      if (stolen) await expectSignedOut(stolen);
      await thief?.close();
      await expectMail(page, person.email, mails.passwordChangedByOwner.subject);
    });

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

    test("language, display and notification choices stay on the account, from the header too", async ({
      page,
      context,
      baseURL,
    }) => {
      const person = await newPerson();
      await signInByCookie(context, baseURL ?? "", person);
      const kept = async () =>
        (
          await onDatabase<{ locale: string; theme: string }>('select locale, theme from "user" where id = $1', [
            person.id,
          ])
        )[0];
      await page.goto("/mon-compte");
      await page.locator(".site-settings").getByText(frame.theme).click();
      await page.getByRole("button", { name: frame.themes.sombre }).click();
      await expect(page.locator("html")).toHaveAttribute("data-theme", "sombre");
      expect(await kept()).toEqual({ locale: "fr", theme: "sombre" });
      await openSection(page, "preferences");
      await expect(page.getByLabel(frame.themes.sombre)).toBeChecked();
      await page.getByLabel("English").check();
      await page.getByLabel(frame.themes.clair).check();
      await press(page, words.preferences.submit);
      await expectDone(page, WORDS.en.account.saved);
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
      expect(await kept()).toEqual({ locale: "en", theme: "clair" });

      await page.goto("/mon-compte/notifications");
      const english = WORDS.en.account.notifications;
      await page.getByText(english.events).click();
      const mail = page.getByRole("group", { name: english.types.invoice_received }).getByLabel(english.channels.mail);
      await mail.uncheck();
      await press(page, english.submit);
      await expectDone(page, WORDS.en.account.saved);
      await page.getByText(english.events).click();
      await expect(mail).not.toBeChecked();
    });

    test("F-15 the survey's consent is given and withdrawn", async ({ page, context, baseURL }) => {
      const person = await newPerson();
      await signInByCookie(context, baseURL ?? "", person);
      await openSection(page, "consents");
      await expect(page.getByText(words.consents.surveyNever)).toBeVisible();
      await press(page, words.consents.give);
      await expectDone(page, words.consents.surveySaved);
      await press(page, words.consents.withdraw);
      await expect(page.getByRole("button", { name: words.consents.give })).toBeVisible();
      const rows = await onDatabase<{ given: boolean }>("select given from consent where user_id = $1 order by at", [
        person.id,
      ]);
      expect(rows.map(({ given }) => given)).toEqual([true, false]);
      await openSection(page, "history");
      await expect(page.locator(".timeline li")).toHaveCount(2);
    });

    test("F-130 one's data leave as a file; then the account is closed for good", async ({
      page,
      context,
      baseURL,
    }) => {
      const person = await newPerson();
      await signInByCookie(context, baseURL ?? "", person);
      await openSection(page, "export");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: words.export.download }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^mon-compte-\d{4}-\d\d-\d\d\.json$/);
      const data = JSON.parse(readFileSync(await download.path(), "utf8"));
      expect(data).toMatchObject({ format: "chorale-account", version: 1, identity: { loginEmail: person.email } });

      await openSection(page, "close");
      await fill(page, words.close.confirmation, "oui");
      await press(page, words.close.submit);
      await expect(page.locator(".error-summary")).toContainText(errors.CONFIRMATION_WRONG);
      await expect(page.getByLabel(words.close.confirmation)).toHaveValue("oui");
      await fill(page, words.close.confirmation, person.email);
      await press(page, words.close.submit);
      await expect(page).toHaveURL("/connexion?motif=compte-ferme");
      await expect(page.getByText(signIn.accountClosed)).toBeVisible();
      await expectSignedOut(page);
      await givePassword(page, person.email, person.password);
      await expect(page.locator(".error-summary")).toBeVisible();
      await expectMail(page, person.email, mails.accountClosed.subject);
    });
  });
}

test("F-27 what is sensitive asks for a fresh proof, and the export is refused without one", async ({
  page,
  context,
  baseURL,
}) => {
  const person = await newPerson();
  const sessionId = await signInByCookie(context, baseURL ?? "", person);
  await onDatabase("update session set proven_at = now() - interval '1 hour' where id = $1", [sessionId]);
  for (const section of ["adresse-de-connexion", "mot-de-passe", "export", "fermer"]) {
    await page.goto(`/mon-compte/${section}`);
    await expect(page).toHaveURL(new RegExp(`/mon-compte/confirmer\\?retour=.*${section}`));
  }
  expect((await page.request.get("/api/mon-compte/export")).status()).toBe(403);
  const stranger = await page
    .context()
    .browser()
    ?.newContext({ baseURL: baseURL ?? "" });
  expect((await stranger?.request.get("/api/mon-compte/export"))?.status()).toBe(401);
  await stranger?.close();
});

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

test("T-48 the password is changed by the keyboard alone", async ({ page, context, baseURL }) => {
  const person = await newPerson();
  await signInByCookie(context, baseURL ?? "", person);
  await visit(page, "/mon-compte");
  const reach = async (name: string) => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press("Tab");
      const label = await page.evaluate(() => {
        const element = document.activeElement;
        const named = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent;
        return named?.trim().replace(/\s+/g, " ") ?? "";
      });
      if (label.startsWith(name)) return;
    }
    throw new Error(`the keyboard does not reach « ${name} »`);
  };
  await reach(words.sections.password.title);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.sections.password.title);
  await reach(words.password.present);
  await page.keyboard.type(person.password);
  await reach(words.password.next);
  await page.keyboard.type(NEXT);
  await reach(newPassword.confirmation);
  await page.keyboard.type(NEXT);
  await page.keyboard.press("Enter");
  await expectDone(page, words.password.saved);
});

const SCREENS = [
  "",
  "/identite",
  "/adresse-de-contact",
  "/adresse-de-connexion",
  "/mot-de-passe",
  "/preferences",
  "/consentements",
  "/notifications",
  "/sessions",
  "/historique",
  "/export",
  "/fermer",
].map((path) => `/mon-compte${path}`);

for (const look of RARE_LOOKS) {
  const { theme, language } = look;
  test(`T-48 every screen of the account is accessible (${theme}, ${language})`, async ({ page, context, baseURL }) => {
    test.slow();
    const person = await newPerson({ locale: language });
    // Something of everything: a change that waits, an unverified address, another session, a history.
    await onDatabase('update "user" set contact_verified = false where id = $1', [person.id]);
    await signInByCookie(context, baseURL ?? "", person);
    await signInByCookie(context, baseURL ?? "", person);
    await onDatabase(
      `insert into audit_event (id, type, outcome, user_id, detail)
         values (gen_random_uuid(), 'account.signedIn', 'done', $1, '{"factor": "EMAIL"}')`,
      [person.id],
    );
    await prefer(context, baseURL ?? "", look);
    for (const screen of [...SCREENS, "/adresse/contact?jeton=rien", "/adresse/connexion?fait=true"]) {
      await page.goto(screen);
      await expectAccessibleAtEachWidth(page);
    }
  });
}
