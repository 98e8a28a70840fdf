import { expect, type Page, test } from "@playwright/test";
import {
  askForAccount,
  choosePassword,
  comeFromElsewhere,
  fields,
  fillForm,
  newAddress,
  readImage,
  register,
  submit,
  typeCaptcha,
} from "#e2e/pages/register.page.ts";
import { expectAccessibleAtEachWidth, prefer, RARE_LOOKS } from "#e2e/support/accessibility.ts";
import { visit } from "#e2e/support/awake.ts";
import { newPerson, onDatabase } from "#e2e/support/database.ts";
import { linkFor } from "#e2e/support/mailbox.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { startingWith, WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr;
const { activation, alreadyRegistered } = words.mails;
const title = (page: Page) => page.getByRole("heading", { level: 1 });
const summary = (page: Page) => page.locator(".error-summary");

test.beforeEach(({ page }) => comeFromElsewhere(page));

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("F-11 F-12 F-13 F-16 F-17 F-18 F-19 F-20 F-21 an account is created, activated by the mailed link and signed in", async ({
      page,
    }) => {
      const email = newAddress();
      await page.goto("/");
      await page.locator("main").getByRole("link", { name: words.home.register }).click();
      await expect(title(page)).toHaveText(words.register.title);
      await submit(page);
      for (const sentence of [
        words.errors.fields.email.REQUIRED,
        words.errors.fields.firstName.REQUIRED,
        words.errors.TERMS_REQUIRED,
        words.errors.fields.captcha.REQUIRED,
      ])
        await expect(summary(page)).toContainText(sentence);

      // The captcha first, as the reference portal asks: what is solved stays solved while the rest is corrected.
      await typeCaptcha(page, "222222");
      await page.getByRole("button", { name: words.captcha.validate }).click();
      await expect(summary(page)).toContainText(words.errors.CAPTCHA_WRONG);
      await expect(page.getByLabel(startingWith(words.captcha.label))).toHaveValue("");
      await fillForm(page, email);
      const before = await page.locator("input[name=captchaJeton]").inputValue();
      await page.getByRole("button", { name: words.captcha.another }).click();
      await expect(page.locator("input[name=captchaJeton]")).not.toHaveValue(before);
      await typeCaptcha(page, (await readImage(page)).toLowerCase().replace(/^.../, "$& "));
      await page.getByRole("button", { name: words.captcha.validate }).click();
      await expect(page.getByText(words.captcha.validated)).toBeVisible();
      await expect(page.locator(".captcha-image")).toHaveCount(0);
      for (const [label, value] of fields(email)) await expect(page.getByLabel(startingWith(label))).toHaveValue(value);
      await expect(page.getByLabel(startingWith(words.register.terms))).toBeChecked();
      await page.getByLabel(startingWith(words.register.emailConfirmation)).fill(`autre-${email}`);
      await submit(page);
      await expect(summary(page)).toContainText(words.errors.EMAILS_DIFFER);
      await expect(page.getByText(words.captcha.validated)).toBeVisible();
      await page.getByLabel(startingWith(words.register.emailConfirmation)).fill(email);
      await submit(page);

      await expect(title(page)).toHaveText(words.registered.title);
      await expect(page.locator("main")).toContainText(email);
      await page.reload();
      await expect(page.locator("main")).toContainText(email);

      const link = await linkFor(email, activation.subject);
      await page.goto(link);
      await expect(title(page)).toHaveText(words.activate.title);
      await choosePassword(page, "Azertyuiop-2026");
      await expect(summary(page)).toContainText(words.errors.PASSWORD_COMMON);
      await choosePassword(page, "Cinq-barques-rouges-9");
      await expect(page).toHaveURL(/\/bienvenue$/);
      await expect(page.locator(".site-account summary").first()).toBeVisible();
      await page.goto("/mon-compte/rattachements");
      await expect(page).toHaveURL(/rattachements$/);

      await page.goto(link);
      await expect(title(page)).toHaveText(words.activate.deadTitle);
      const [kept] = await onDatabase<{ given: boolean; contact_verified: boolean; phone: string }>(
        `select given, contact_verified, phone from "user" u join consent c on c.user_id = u.id and c.kind = 'SURVEY' where login_email = $1`,
        [email],
      );
      expect(kept).toEqual({ given: false, contact_verified: true, phone: "01 23 45 67 89" });
    });

    test("F-18 T-34 an address that has an account sees the same screen, and its owner gets another mail", async ({
      page,
    }) => {
      const person = await newPerson();
      const nobody = newAddress();
      await askForAccount(page, person.email);
      const known = await page.locator("main").textContent();
      await askForAccount(page, nobody);
      const unknown = await page.locator("main").textContent();
      expect(known?.replaceAll(person.email, "…")).toBe(unknown?.replaceAll(nobody, "…"));
      await linkFor(nobody, activation.subject);
      const mails = page.getByRole("row").filter({ hasText: person.email });
      await expect(async () => {
        await page.goto("/demo/courrier");
        await expect(mails).toHaveCount(1, { timeout: 500 });
      }).toPass({ timeout: 30_000 });
      await expect(mails).toContainText(alreadyRegistered.subject);
      await mails.getByRole("link").click();
      await page.locator("main a[href*='mot-de-passe-oublie']").click();
      await expect(title(page)).toHaveText(words.forgotten.title);
    });

    test("F-19 the link is sent again, from the screen and from a link that expired; only the last one works", async ({
      page,
    }) => {
      const email = newAddress();
      await askForAccount(page, email);
      const first = await linkFor(email, activation.subject);
      await page.getByRole("button", { name: words.registered.resend }).click();
      await expect(page.getByText(words.registered.resent)).toBeVisible();
      await expect(page.locator("main")).toContainText(email);
      const second = await linkFor(email, activation.subject, 2);
      await page.goto(first);
      await expect(title(page)).toHaveText(words.activate.deadTitle);
      await page.goto(second);
      await expect(title(page)).toHaveText(words.activate.title);

      await onDatabase(
        `update verification_token t set expires_at = now() - interval '1 second' from "user" u where u.id = t.user_id and u.login_email = $1`,
        [email],
      );
      await choosePassword(page, "Cinq-barques-rouges-9");
      // Without scripts the page is made anew, and is then the page of a link that is dead.
      if (scripts) await expect(summary(page)).toContainText(words.errors.ACTIVATION_LINK_DEAD);
      else await expect(title(page)).toHaveText(words.activate.deadTitle);
      await page.goto(second);
      await page.getByRole("button", { name: words.activate.resend }).click();
      await expect(title(page)).toHaveText(words.registered.title);
      await expect(page.locator("main")).not.toContainText(email);
      await page.goto(await linkFor(email, activation.subject, 3));
      await expect(title(page)).toHaveText(words.activate.title);
      // A link that was never ours gets the same answer.
      await page.goto(`/inscription/activer?jeton=${"x".repeat(43)}`);
      await page.getByRole("button", { name: words.activate.resend }).click();
      await expect(page.getByText(words.registered.resent)).toBeVisible();
    });
  });
}

test("F-17 the characters are heard in the language of the page, by the browser they were made for alone", async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto("/inscription");
  const sound = (await page.locator("audio").getAttribute("src")) ?? "";
  const heard = await page.request.get(sound);
  expect([heard.status(), heard.headers()["content-type"], heard.headers()["cache-control"]]).toEqual([
    200,
    "audio/wav",
    "private, no-store",
  ]);
  const seconds = await page.evaluate(async (src) => {
    const audio = new Audio(src);
    await new Promise((resolve, reject) => {
      audio.onloadedmetadata = resolve;
      audio.onerror = reject;
    });
    return audio.duration;
  }, sound);
  expect(seconds).toBeGreaterThan(5);
  await prefer(page.context(), baseURL ?? "", { theme: "clair", language: "en" });
  expect(Buffer.compare(await (await page.request.get(sound)).body(), await heard.body())).not.toBe(0);

  const image = (await page.locator(".captcha-image").getAttribute("src")) ?? "";
  const [once, twice] = [await page.request.get(image), await page.request.get(image)];
  expect(once.headers()["content-type"]).toBe("image/png");
  expect(Buffer.compare(await once.body(), await twice.body())).toBe(0);
  const elsewhere = await browser.newContext({ baseURL: baseURL ?? "" });
  for (const src of [sound, image]) expect((await elsewhere.request.get(src)).status()).toBe(404);
  await elsewhere.close();
});

test("F-17 who can neither read nor hear lets the browser compute", async ({ page }) => {
  test.slow();
  const email = newAddress();
  await page.goto("/inscription");
  await fillForm(page, email);
  await page.getByText(words.captcha.workTitle).click();
  await page.getByRole("button", { name: words.captcha.work }).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await expect(page.getByText(words.captcha.validated)).toBeVisible({ timeout: 120_000 });
  await submit(page);
  await expect(title(page)).toHaveText(words.registered.title);
});

test("F-12 F-14 an address with a slip is pointed at, and the contact address follows until it is changed", async ({
  page,
}) => {
  await visit(page, "/inscription");
  const [login, contact] = [
    page.getByLabel(startingWith(words.register.email)),
    page.getByLabel(startingWith(words.register.contactEmail)),
  ];
  await login.pressSequentially("ada@gmial.com");
  await expect(contact).toHaveValue("ada@gmial.com");
  await page.getByRole("button", { name: "Remplacer par ada@gmail.com" }).click();
  await expect(login).toHaveValue("ada@gmail.com");
  await expect(login).toBeFocused();
  await expect(contact).toHaveValue("ada@gmail.com");
  await contact.fill("factures@exemple.fr");
  await login.fill("ada@exemple.fr");
  await expect(contact).toHaveValue("factures@exemple.fr");
  // Pasting is allowed: copied from one field, it arrives in the other.
  await login.press("ControlOrMeta+A");
  await login.press("ControlOrMeta+C");
  await page.getByLabel(startingWith(words.register.emailConfirmation)).press("ControlOrMeta+V");
  await expect(page.getByLabel(startingWith(words.register.emailConfirmation))).toHaveValue("ada@exemple.fr");
});

test("F-13 the whole form is filled and sent by keyboard, and Enter sends it from any field", async ({ page }) => {
  const email = newAddress();
  await visit(page, "/inscription");
  await page.getByLabel(startingWith(words.register.email)).focus();
  for (const text of [email, email, "Daniel", "Potier", "", ""]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Tab");
  await expect(page.getByLabel(startingWith(words.register.terms))).toBeFocused();
  await page.keyboard.press("Space");
  const captcha = page.getByLabel(startingWith(words.captcha.label));
  for (let i = 0; i < 12 && !(await captcha.evaluate((field) => field === document.activeElement)); i++)
    await page.keyboard.press("Tab");
  await page.keyboard.type(await readImage(page));
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText(words.registered.title);
  await expect(page.locator("main")).toContainText(email);
});

test("F-21 the account signs in from then on; a registration in the same browser is not offered again", async ({
  page,
}) => {
  await register(page);
  await page.goto("/inscription");
  await expect(page).toHaveURL("/bienvenue");
});

for (const look of RARE_LOOKS) {
  const { theme, language } = look;
  test(`T-48 every screen of a registration is accessible (${theme}, ${language})`, async ({
    page,
    context,
    baseURL,
  }) => {
    test.slow();
    const email = newAddress();
    await askForAccount(page, email);
    const sent = page.url();
    const live = await linkFor(email, activation.subject);
    const screens = ["/inscription", sent, live, "/inscription/activer?jeton=rien", "/conditions-d-utilisation"];
    await prefer(context, baseURL ?? "", look);
    for (const screen of screens) {
      await page.goto(screen);
      if (screen === "/inscription") {
        await page.getByLabel(startingWith(WORDS[language].register.email)).fill("ada@gmial.com");
        await page.getByRole("button", { name: WORDS[language].register.submit, exact: true }).click();
        await expect(summary(page)).toBeVisible();
      }
      await expectAccessibleAtEachWidth(page);
    }
  });
}
