import { expect, test } from "@playwright/test";
import { elsewhere, expectDone, expectSignedOut, fill, openSection, press } from "#e2e/pages/account.page.ts";
import { visit } from "#e2e/support/awake.ts";
import { newPerson, signInByCookie } from "#e2e/support/database.ts";
import { expectMail } from "#e2e/support/mailbox.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { WORDS } from "#e2e/support/words.ts";

const { account: words, mails, errors, passwordRules, newPassword } = WORDS.fr;
const NEXT = "Trois-barques-vertes-7";

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

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
      await expectMail(person.email, mails.passwordChangedByOwner.subject);
    });
  });
}

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
