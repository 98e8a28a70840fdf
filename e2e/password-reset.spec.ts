import { expect, test } from "@playwright/test";
import { askForLink, choosePassword } from "#e2e/pages/reset.page.ts";
import { givePassword, signIn } from "#e2e/pages/sign-in.page.ts";
import { expectAccessibleAtEachWidth, prefer, RARE_LOOKS } from "#e2e/support/accessibility.ts";
import { awake } from "#e2e/support/awake.ts";
import { linkFor } from "#e2e/support/mailbox.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { WORDS } from "#e2e/support/words.ts";
import { DEMO_PASSWORD } from "#lib/demo/public.ts";

const { passwordReset, passwordChanged } = WORDS.fr.mails;
const words = WORDS.fr;

/** Each with a person whom no other test signs in as: their password changes. */
const RUNS = [
  { scripts: true, email: "hugo@etat.example", next: "Trois-barques-vertes-7" },
  { scripts: false, email: "ines@etat.example", next: "Quatre-barques-bleues-8" },
] as const;

for (const { scripts, email, next } of RUNS.filter((run) => BOTH_WAYS.includes(run.scripts))) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("F-23 T-32 T-35 a forgotten password is replaced by a mailed link, once, and what was open ends", async ({
      page,
      browser,
      baseURL,
    }) => {
      const elsewhere = await browser.newContext({ baseURL: baseURL ?? "" });
      const open = await elsewhere.newPage();
      await signIn(open, email, "/mon-compte/rattachements");

      await askForLink(page, email);
      const link = await linkFor(email, passwordReset.subject);
      await page.goto(link);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.newPassword.title);
      await expect(page.getByText(words.passwordRules.PASSWORD_TOO_SHORT)).toBeVisible();

      await choosePassword(page, "Azertyuiop-2026");
      await expect(page.locator(".error-summary")).toContainText(words.errors.PASSWORD_COMMON);
      await expect(page.locator("input[name=newPassword]")).toHaveValue("");
      await choosePassword(page, next, `${next}!`);
      await expect(page.locator(".error-summary")).toContainText(words.errors.PASSWORDS_DIFFER);
      await choosePassword(page, next);
      await expect(page).toHaveURL("/connexion?motif=mot-de-passe");
      await expect(page.getByText(words.signIn.passwordChanged)).toBeVisible();

      await open.reload();
      await expect(open).toHaveURL(/\/connexion\?/);
      await elsewhere.close();

      await page.goto(link);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.newPassword.deadTitle);
      await page.goto("/connexion");
      await givePassword(page, email, DEMO_PASSWORD);
      await expect(page.locator(".error-summary")).toBeVisible();
      await givePassword(page, email, next);
      await expect(page).toHaveURL(/\/connexion\/code/);
      const notice = page.getByRole("row").filter({ hasText: email }).filter({ hasText: passwordChanged.subject });
      await expect(async () => {
        await page.goto("/demo/courrier");
        await expect(notice).toHaveCount(1, { timeout: 500 });
      }).toPass({ timeout: 30_000 });
    });

    test("T-34 an address without an account sees the same screens; an empty one is told, and what was typed stays", async ({
      page,
    }) => {
      await askForLink(page, `personne-${scripts}@ailleurs.example`);
      const unknown = await page.locator("main").textContent();
      await askForLink(page, scripts ? "noe@valdeloire.example" : "maxime@nouveau.example");
      expect(await page.locator("main").textContent()).toBe(unknown);
      await page.goto("/connexion/mot-de-passe-oublie");
      await page.getByRole("button", { name: words.forgotten.submit }).click();
      await expect(page.locator(".error-summary")).toContainText(words.errors.fields.email.REQUIRED);
      for (let i = 0; i < 5; i++) await askForLink(page, `bavard-${scripts}@ailleurs.example`);
      await page.goto("/connexion/mot-de-passe-oublie");
      await page.getByLabel(words.forgotten.email).fill(`bavard-${scripts}@ailleurs.example`);
      await page.getByRole("button", { name: words.forgotten.submit }).click();
      await expect(page.locator(".error-summary")).toContainText("Trop de liens ont été demandés");
      await expect(page.getByLabel(words.forgotten.email)).toHaveValue(`bavard-${scripts}@ailleurs.example`);
    });
  });
}

test("F-20 T-48 the rules are ticked as one types and said once it pauses, and their screen is accessible", async ({
  page,
  context,
  baseURL,
}) => {
  const email = "emma@lieferant.example";
  await askForLink(page, email);
  // This person reads English, and so are the messages to them.
  const link = await linkFor(email, WORDS.en.mails.passwordReset.subject);
  const field = page.locator("input[name=newPassword]");
  const ticked = page.locator(".checklist li[data-met=true]");
  await page.goto(link);
  // A password manager does not wait for the scripts.
  await field.evaluate((input: HTMLInputElement) => {
    input.value = "Barque-verte";
  });
  await awake(page);
  await expect(ticked).toHaveCount(4);
  await field.fill("");
  await field.pressSequentially("emma-barq");
  await expect(ticked).toHaveCount(1);
  await field.fill("");
  await field.pressSequentially("Barque-verte");
  await expect(ticked).toHaveCount(4);
  await expect(page.getByRole("status").filter({ hasText: "4 règles respectées sur 4" })).toHaveCount(1);
  await page.getByRole("button", { name: words.ui.words.showPassword }).first().click();
  await expect(field).toHaveAttribute("type", "text");
  await expect(field).toHaveValue("Barque-verte");
  // Pasting is allowed: copied from one field, it arrives in the other.
  await field.press("ControlOrMeta+A");
  await field.press("ControlOrMeta+C");
  await page.locator("input[name=passwordConfirmation]").press("ControlOrMeta+V");
  await expect(page.locator("input[name=passwordConfirmation]")).toHaveValue("Barque-verte");

  for (const look of RARE_LOOKS) {
    await prefer(context, baseURL ?? "", look);
    await page.reload();
    await field.fill("Barque");
    await expect(page.getByText(WORDS[look.language].passwordRules.PASSWORD_TOO_SHORT)).toBeVisible();
    await expectAccessibleAtEachWidth(page);
  }
});

const SCREENS = [
  "/connexion?motif=mot-de-passe",
  "/connexion/mot-de-passe-oublie",
  "/connexion/mot-de-passe-oublie/envoye",
  "/connexion/nouveau-mot-de-passe?jeton=rien",
];

for (const look of RARE_LOOKS) {
  const { theme, language } = look;
  test(`T-48 the screens around it are accessible (${theme}, ${language})`, async ({ page, context, baseURL }) => {
    await prefer(context, baseURL ?? "", look);
    for (const screen of SCREENS) {
      await page.goto(screen);
      await expectAccessibleAtEachWidth(page);
    }
  });
}
