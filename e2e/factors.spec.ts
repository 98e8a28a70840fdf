import { expect, type Page, test } from "@playwright/test";
import { codesSince, giveCode } from "#e2e/pages/sign-in.page.ts";
import { newPerson, onDatabase, signInByCookie } from "#e2e/support/database.ts";
import { WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr;

/** The proof of every session of the person is older than sensitive pages accept. */
async function ageProof(personId: string): Promise<void> {
  await onDatabase("update session set proven_at = now() - interval '2 hours' where user_id = $1", [personId]);
}

const shot = (page: Page, name: string) => page.screenshot({ path: `/tmp/shots-b/${name}.png`, fullPage: true });

for (const scripts of [true, false]) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("F-27 a proof that grew old is asked for again, by a code that leaves when it is wanted", async ({
      page,
      context,
      baseURL,
    }) => {
      const person = await newPerson();
      await signInByCookie(context, baseURL ?? "", person);
      await page.goto("/mon-compte/confirmer?retour=%2Fmon-compte%2Frattachements");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.prove.title);
      await shot(page, `confirm-1-${scripts}`);
      await page.getByRole("button", { name: words.prove.EMAIL.send }).click();
      await expect(page.getByText(words.signInCode.sentText)).toBeVisible();
      await shot(page, `confirm-2-${scripts}`);
      const [code = ""] = await codesSince(page, person.email, []);
      await ageProof(person.id);
      await giveCode(page, String((Number(code) + 1) % 1_000_000).padStart(6, "0"));
      await expect(page.locator(".error-summary")).toContainText("Ce code n’est pas le bon");
      await giveCode(page, code);
      await expect(page).toHaveURL("/mon-compte/rattachements");
    });
  });
}
