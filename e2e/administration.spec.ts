import { expect, test } from "@playwright/test";
import { assist, findAccount } from "#e2e/pages/administration.page.ts";
import { givePassword } from "#e2e/pages/sign-in.page.ts";
import { expectAccessibleAtEachWidth, prefer, RARE_LOOKS } from "#e2e/support/accessibility.ts";
import { newPerson, onDatabase, signInByCookie } from "#e2e/support/database.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { startingWith, WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr.adminAccounts;

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("T-11 support finds a person, unlocks the account and ends the sessions, each with a reason", async ({
      browser,
      page,
      context,
      baseURL,
    }) => {
      const support = await newPerson({ systemRole: "SUPPORT", firstName: "Soutien" });
      const person = await newPerson({ firstName: scripts ? "Philibertine" : "Théodorine" });
      await signInByCookie(context, baseURL ?? "", support);
      const theirs = await browser.newContext({ baseURL: baseURL ?? "" });
      const window = await theirs.newPage();
      await signInByCookie(theirs, baseURL ?? "", person);
      await window.goto("/mon-compte/rattachements");
      const locked = await (await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: scripts })).newPage();
      for (let i = 0; i < 5; i++) {
        // On a page of its own each time: the error that is waited for is then the answer to this try.
        await locked.goto("/connexion");
        await givePassword(locked, person.email, "Pas-le-bon-2026");
        await expect(locked.locator(".error-summary")).toBeVisible();
      }
      await expect(locked.locator(".error-summary")).toContainText("Trop d’essais ont échoué");

      // From the menu, with a typing error in the name.
      await page.goto("/domaines/administration");
      await page
        .getByRole("main")
        .getByRole("link", { name: WORDS.fr.portal.applications.COMPTES.name, exact: true })
        .click();
      await findAccount(page, scripts ? "philibretine" : "theodoryne");
      await expect(page.getByText(words.nearTitle)).toBeVisible();
      const row = page.getByRole("row").filter({ hasText: person.email });
      await expect(row).toContainText(words.locked);
      await row.getByRole("link").click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Essai");
      await expect(page.getByRole("listitem").filter({ hasText: words.events.passwordRefused }).first()).toBeVisible();

      // Neither without a reason nor without a gesture.
      await page.getByRole("button", { name: words.act }).click();
      await expect(page.locator(".error-summary")).toContainText(WORDS.fr.errors.fields.supportReason.REQUIRED);
      await expect(page.locator(".error-summary")).toContainText(WORDS.fr.errors.fields.gesture.INVALID);
      await assist(page, "unlock", "x");
      await expect(page.locator(".error-summary")).toContainText(WORDS.fr.errors.fields.supportReason.TOO_SHORT);
      await expect(page.getByRole("radio", { name: words.gestures.unlock.label })).toBeChecked();
      await assist(page, "unlock", "Oubli du mot de passe");
      await expect(page.getByText(words.done.unlock.title)).toBeVisible();
      await givePassword(locked, person.email, person.password);
      await expect(locked).toHaveURL(/\/connexion\/code/);

      await assist(page, "sessions", "Téléphone perdu");
      await expect(page.getByText(words.done.sessions.title)).toBeVisible();
      await expect(page.getByText(words.noSession)).toBeVisible();
      await expect(page.getByText("Téléphone perdu")).toBeVisible();
      await window.goto("/mon-compte/habilitations");
      await expect(window.getByText("Votre session a pris fin")).toBeVisible();
      const kept = await onDatabase<{ gesture: string; reason: string; user_id: string }>(
        `select detail->>'gesture' as gesture, detail->>'reason' as reason, user_id from audit_event
         where type = 'account.assisted' and subject_id = $1 order by at`,
        [person.id],
      );
      expect(kept).toEqual([
        { gesture: "unlock", reason: "Oubli du mot de passe", user_id: support.id },
        { gesture: "sessions", reason: "Téléphone perdu", user_id: support.id },
      ]);
      await theirs.close();
    });
  });
}

test("T-11 for everyone else neither menu nor page exists, and the gesture finds nobody", async ({
  browser,
  page,
  context,
  baseURL,
}) => {
  const [support, person, plain] = [
    await newPerson({ systemRole: "SUPPORT" }),
    await newPerson(),
    await newPerson({ firstName: "Simple" }),
  ];
  await signInByCookie(context, baseURL ?? "", plain);
  await page.goto("/");
  await expect(page.getByRole("link", { name: WORDS.fr.portal.domains.administration.name })).toHaveCount(0);
  const unknown = await page.goto("/domaines/inconnu");
  const titleOfUnknown = await page.title();
  expect(unknown?.status()).toBe(404);
  for (const path of ["/administration/comptes", `/administration/comptes/${person.id}`, "/domaines/administration"]) {
    const reply = await page.goto(path);
    expect(reply?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(WORDS.fr.notFound.title);
    expect(await page.title(), path).toBe(titleOfUnknown);
  }

  // The form of somebody who may, sent with the session of somebody who may not.
  const theirs = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: false });
  await signInByCookie(theirs, baseURL ?? "", support);
  const form = await theirs.newPage();
  await form.goto(`/administration/comptes/${person.id}`);
  const session = await signInByCookie(theirs, baseURL ?? "", plain);
  await assist(form, "sessions", "Je ne suis pas du support");
  const kept = await onDatabase(`select detail from audit_event where type = 'access.denied' and session_id = $1`, [
    session,
  ]);
  expect(kept).toEqual([{ detail: { permission: "account.assist" } }]);
  await theirs.close();
});

for (const look of RARE_LOOKS) {
  const { theme, language } = look;
  test(`T-48 the administration of accounts is accessible (${theme}, ${language})`, async ({
    page,
    context,
    baseURL,
  }) => {
    const support = await newPerson({ systemRole: "SUPPORT" });
    const [camille] = await onDatabase<{ id: string }>(
      `select id from "user" where login_email = 'camille@berthier.example'`,
    );
    await signInByCookie(context, baseURL ?? "", support);
    await prefer(context, baseURL ?? "", look);
    for (const path of [
      "/administration/comptes",
      "/administration/comptes?recherche=xyzxyzxyz",
      `/administration/comptes/${camille?.id}`,
      `/administration/comptes/${support.id}?fait=unlock`,
    ]) {
      await page.goto(path);
      await expectAccessibleAtEachWidth(page);
    }
  });
}

test("F-127 an administrator has everything gone over, says from when a rule of the reform holds, and changes a setting and gives it back", async ({
  page,
  context,
  baseURL,
}) => {
  const reform = WORDS.fr.reform;
  const integrity = WORDS.fr.integrity;
  await signInByCookie(context, baseURL ?? "", await newPerson({ systemRole: "ADMIN", firstName: "Odile" }));
  await page.goto("/administration/integrite");
  await page.getByRole("button", { name: integrity.verify }).click();
  await expect(page.getByText(integrity.ordered)).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("row").filter({ hasText: integrity.kinds.HISTORIES }).first()).toBeVisible();
  }).toPass({ timeout: 20_000 });
  await expectAccessibleAtEachWidth(page);

  // A day to come: on the portal that all the tests share, the rule must not hold.
  await page.goto("/domaines/administration");
  await page
    .getByRole("main")
    .getByRole("link", { name: WORDS.fr.portal.applications.REFORME.name, exact: true })
    .click();
  await page.getByRole("link", { name: reform.rules.SPACED_NUMBERS.name }).click();
  await page.getByLabel(reform.holdsFrom).fill("2020-01-01");
  await page.getByRole("button", { name: reform.save }).click();
  await expect(page.locator(".error-summary")).toContainText(WORDS.fr.errors.DAY_PAST);
  await page.getByLabel(reform.holdsFrom).fill("2090-01-01");
  await page.getByRole("button", { name: reform.save }).click();
  await expect(page.getByRole("row").filter({ hasText: reform.rules.SPACED_NUMBERS.name })).toContainText("01/01/2090");
  await expectAccessibleAtEachWidth(page);
  await page.getByRole("link", { name: reform.rules.SPACED_NUMBERS.name }).click();
  await expect(page.getByRole("main").getByText("par Odile Essai")).toBeVisible();

  // What is shown to everybody, so that no other test is disturbed by it.
  const { names, ...settings } = WORDS.fr.settings;
  await page.goto("/administration/reglages");
  await page.getByRole("link", { name: names.contactPhone }).click();
  const phone = page.getByLabel(startingWith(names.contactPhone));
  await phone.fill("appelez-nous");
  await page.getByRole("button", { name: settings.save }).click();
  await expect(page.locator(".error-summary")).toContainText(names.contactPhone);
  await expect(page.locator(".error-summary")).toContainText("appelez-nous");
  await expect(phone).toHaveValue("appelez-nous");
  await phone.fill("01 23 45 67 89");
  await page.getByRole("button", { name: settings.save }).click();
  const line = page.getByRole("row").filter({ hasText: names.contactPhone });
  await expect(line).toContainText("01 23 45 67 89");
  await expectAccessibleAtEachWidth(page);
  await page.goto("/mentions-legales");
  await expect(page.getByRole("link", { name: "01 23 45 67 89" })).toBeVisible();
  await page.goto("/administration/reglages/contactPhone");
  await expectAccessibleAtEachWidth(page);
  await page.getByRole("button", { name: settings.toDefault }).click();
  await expect(line).toContainText(settings.nothing);
});
