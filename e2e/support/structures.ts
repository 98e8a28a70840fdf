import { expect, type Page } from "@playwright/test";
import { onDatabase } from "#e2e/support/database.ts";
import type { Team } from "#e2e/support/team.ts";
import { startingWith } from "#e2e/support/words.ts";

/** The space of a structure. */
export const pathOf = ({ structureId }: Team) => `/organisation/structures/${structureId}`;

export const field = (page: Page, label: string) => page.getByRole("main").getByLabel(startingWith(label)).first();
export const press = (page: Page, name: string) =>
  page.getByRole("main").getByRole("button", { name, exact: true }).first().click();
export const said = (page: Page, text: string) =>
  expect(page.locator("main [role=status]").getByText(text, { exact: true })).toBeVisible();

/** As if the SIRENE files had been brought in with this establishment. */
export async function register(
  siret: string,
  name: string,
  over: { street?: string; hidden?: boolean } = {},
): Promise<void> {
  await onDatabase(
    `insert into register_company (siren, open, hidden, legal_name) values (left($1, 9), true, $3, $2)
     on conflict (siren) do update set legal_name = excluded.legal_name`,
    [siret, name, over.hidden ?? false],
  );
  await onDatabase(
    `insert into register_establishment (siret, open, hidden, address_line, address_line2, postcode, town)
     values ($1, true, $3, $2, 'BATIMENT B', '41000', 'BLOIS')
     on conflict (siret) do update set address_line = excluded.address_line`,
    [siret, over.street ?? "12 RUE DES ORMES", over.hidden ?? false],
  );
}
