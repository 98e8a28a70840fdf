import { expect, test } from "@playwright/test";
import { giveCode } from "#e2e/pages/sign-in.page.ts";
import { as, onDatabase } from "#e2e/support/database.ts";
import { codesSince, expectMail } from "#e2e/support/mailbox.ts";
import { field, pathOf, press, said } from "#e2e/support/structures.ts";
import { newTeam } from "#e2e/support/team.ts";
import { WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr;
const { bankAccounts, structureHistory } = words;
const IBAN = "FR76 3000 6000 0112 3456 7890 189";
const MASKED = "FR76 •••• •••• 0189";

test("F-38 bank details ask for a second factor again, are told to the managers, masked, and ended", async ({
  context,
  baseURL,
}) => {
  const team = await newTeam();
  const page = await as(context, baseURL, team.manager);
  await onDatabase("update session set proven_at = now() - interval '2 hours' where user_id = $1", [team.manager.id]);
  await page.goto(`${pathOf(team)}/coordonnees-bancaires`);
  await page.getByRole("link", { name: bankAccounts.create }).click();
  await expect(page).toHaveURL(/\/mon-compte\/confirmer\?retour=/);
  await page.getByRole("button", { name: words.prove.EMAIL.send }).click();
  await expect(page.getByText(words.signInCode.sentText)).toBeVisible();
  const [code = ""] = await codesSince(team.manager.email, []);
  await giveCode(page, code);
  await expect(page).toHaveURL(`${pathOf(team)}/coordonnees-bancaires/creer`);
  await field(page, bankAccounts.labelField).fill("Compte principal");
  await field(page, bankAccounts.iban).fill(IBAN.replace("189", "188"));
  await press(page, bankAccounts.createSubmit);
  await expect(page.locator(".error-summary")).toContainText(words.errors.fields.iban.IBAN_WRONG);
  await field(page, bankAccounts.iban).fill(IBAN);
  await page.locator("input[name=factor]").check();
  await press(page, bankAccounts.createSubmit);
  await expect(page.locator(".error-summary")).toContainText(words.errors.fields.factorName.REQUIRED);
  await field(page, bankAccounts.factorName).fill("Affacturage du Rhône");
  await press(page, bankAccounts.createSubmit);
  await said(page, bankAccounts.done.added);
  await expect(page.getByRole("row").filter({ hasText: MASKED })).toContainText("Affacturage du Rhône");
  await expect(page.getByRole("main")).not.toContainText("3000 6000");
  await expectMail(team.manager.email, words.mails.bankAccount_changed.subject.replace("{structure}", team.name));

  await page.getByRole("link", { name: "Compte principal" }).click();
  await expect(page.getByRole("main")).toContainText(IBAN);
  await page.locator("input[name=factor]").uncheck();
  await press(page, bankAccounts.changeSubmit);
  await said(page, bankAccounts.done.changed);
  await expect(page.getByRole("row").filter({ hasText: bankAccounts.states.ENDED })).toHaveCount(1);
  await page.getByRole("link", { name: "Compte principal" }).click();
  await press(page, bankAccounts.end);
  await said(page, bankAccounts.done.ended);
  await expect(page.getByRole("row").filter({ hasText: bankAccounts.states.ENDED })).toHaveCount(2);

  // One that is held back, as where the portal is set so: any manager stops it from the list.
  await onDatabase(
    `insert into bank_account (id, structure_id, label, iban, valid_from, created_by_id)
     values ($1, $2, 'Étranger', 'DE89370400440532013000', now() + interval '48 hours', $3)`,
    [crypto.randomUUID(), team.structureId, team.member.id],
  );
  await page.goto(`${pathOf(team)}/coordonnees-bancaires`);
  await expect(page.getByRole("main")).toContainText("Simon Essai");
  await press(page, bankAccounts.cancel.replace("{account}", "DE89 •••• •••• 3000"));
  await said(page, bankAccounts.done.cancelled);
  await page.goto(`${pathOf(team)}/historique`);
  const told = page.locator(".timeline li");
  await expect(told.first()).toContainText("DE89");
  await expect(
    told.filter({ hasText: structureHistory.events.bankAccount_shown.split("{account}")[1] ?? "" }),
  ).not.toHaveCount(0);
});
