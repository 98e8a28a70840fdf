import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { expectDone, expectSignedOut, fill, openSection, press } from "#e2e/pages/account.page.ts";
import { givePassword } from "#e2e/pages/sign-in.page.ts";
import { expectAccessibleAtEachWidth, prefer, RARE_LOOKS } from "#e2e/support/accessibility.ts";
import { newPerson, onDatabase, signInByCookie } from "#e2e/support/database.ts";
import { expectMail } from "#e2e/support/mailbox.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { WORDS } from "#e2e/support/words.ts";

const { account: words, mails, errors, signIn, frame } = WORDS.fr;

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

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
      await expectMail(person.email, mails.accountClosed.subject);
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
