import { expect, test } from "@playwright/test";
import { type NewPerson, onDatabase, signInByCookie } from "#e2e/support/database.ts";
import { newNumber } from "#e2e/support/invoices.ts";
import { newRecipient } from "#e2e/support/recipient.ts";
import { newTeam, type Team } from "#e2e/support/team.ts";
import { startingWith, WORDS } from "#e2e/support/words.ts";

const { portfolio, portal, toValidate } = WORDS.fr;

/** A place in a structure where one validates and does nothing else. */
async function validatesFor({ id }: NewPerson, { structureId }: Team): Promise<void> {
  const membershipId = crypto.randomUUID();
  await onDatabase("insert into membership (id, user_id, structure_id, role) values ($1, $2, $3, 'USER')", [
    membershipId,
    id,
    structureId,
  ]);
  await onDatabase(
    "insert into habilitation (id, membership_id, application, level) values ($1, $2, 'FACTURES_A_VALIDER', 'MODIFICATION')",
    [crypto.randomUUID(), membershipId],
  );
}

test("F-153 who only validates for several finds in the portfolio what waits in each, opens one of their lists and comes back", async ({
  browser,
  baseURL,
}) => {
  const { pair, send } = await newRecipient();
  const [busy, idle] = [await newTeam("TOITURES DU PORTEFEUILLE"), await newTeam("FAÇADES DU PORTEFEUILLE")];
  // Of a third structure, whose main manager they are not: the two places are all they have.
  const { member: person } = await newTeam("ÉCHAFAUDAGES DU PORTEFEUILLE");
  await onDatabase("update membership set ended_at = now() where user_id = $1", [person.id]);
  for (const team of [busy, idle]) await validatesFor(person, team);
  const number = newNumber();
  await send(pair, { number, cadre: "A9_FACTURE_SOUSTRAITANT", validatorIdentifier: busy.siret });

  const context = await browser.newContext({ baseURL, locale: "fr-FR" });
  await signInByCookie(context, baseURL ?? "", person);
  const page = await context.newPage();
  await page.goto("/domaines/facturation");
  const tile = startingWith(portal.applications.PORTEFEUILLE.name);
  await page.getByRole("main").getByRole("link", { name: tile }).first().click();
  const row = ({ name }: Team) => page.getByRole("row").filter({ hasText: name });
  await expect(row(busy)).toContainText(/1 facture 1\s200,00/);
  await expect(row(idle)).toContainText(portfolio.nothing);
  // Only the work that they have has a column.
  await expect(page.getByRole("columnheader", { name: portfolio.columns.toValidate })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: portfolio.columns.issued })).toHaveCount(0);

  await page.getByRole("checkbox", { name: portfolio.busy }).check();
  await page.getByRole("button", { name: portfolio.submit }).click();
  await expect(row(idle)).toHaveCount(0);
  await page.getByRole("link", { name: portfolio.open.toValidate.replace("{name}", busy.name) }).click();
  await expect(page.getByRole("heading", { level: 1, name: toValidate.title })).toBeVisible();
  await expect(page.getByLabel(startingWith(toValidate.structure))).toHaveValue(busy.structureId);
  await expect(page.getByRole("link", { name: number, exact: true })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("checkbox", { name: portfolio.busy })).toBeChecked();
  await expect(row(busy)).toBeVisible();
  await expect(row(idle)).toHaveCount(0);
});
