import { expect, test } from "@playwright/test";
import {
  confirmByMail,
  elsewhere,
  expectDone,
  expectSignedOut,
  fill,
  openSection,
  press,
} from "#e2e/pages/account.page.ts";
import { givePassword } from "#e2e/pages/sign-in.page.ts";
import { newPerson, signInByCookie } from "#e2e/support/database.ts";
import { expectMail } from "#e2e/support/mailbox.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { WORDS } from "#e2e/support/words.ts";

const { account: words, mails, errors } = WORDS.fr;

let made = 0;
const freshAddress = () => `nouvelle-${process.pid.toString(36)}-${Date.now().toString(36)}-${++made}@personne.example`;

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
      await expectMail(owner.email, mails.loginTaken.subject);

      const next = freshAddress();
      await fill(page, words.login.field, next);
      await fill(page, words.login.confirmation, next);
      await press(page, words.login.submit);
      await expect(page.locator("main .notice").getByText(next)).toBeVisible();
      const link = await confirmByMail(page, next, mails.verifyLogin.subject);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.verifyAddress.loginDone);
      await expectMail(person.email, mails.loginChanged.subject);
      await expectMail(next, mails.loginChanged.subject);
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
  });
}
