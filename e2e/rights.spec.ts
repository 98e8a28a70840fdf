import { expect, type Page, test } from "@playwright/test";
import { formWith, sendForm } from "#bench/form.ts";
import { AttachmentPage } from "#e2e/pages/attachment.page.ts";
import { RightsPage } from "#e2e/pages/rights.page.ts";
import { StructurePage } from "#e2e/pages/structure.page.ts";
import { as, newPerson, onDatabase } from "#e2e/support/database.ts";
import { held, newSiret } from "#e2e/support/furnish.ts";
import { WORDS } from "#e2e/support/words.ts";
import { rightField } from "#lib/access/public.ts";

const words = WORDS.fr;
const DEPOSIT = "/facturation/factures-emises/deposer";
const UNKNOWN = "01900000-0000-7000-8000-000000000000";

/** Sends a form of somebody's page from somebody else's window, fields and all: what a stranger who saw it could do. */
async function replay(from: Page, by: Page, field: string, values: Readonly<Record<string, string>>): Promise<void> {
  const url = from.url();
  const form = formWith(await (await from.request.get(url)).text(), field, url);
  const cookies = await by.context().cookies();
  const reply = await sendForm(form, values, {
    cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
  });
  await reply.arrayBuffer();
}

test("F-30 to F-46 two people, one structure: request, approve, act, narrow, one service, detach; a stranger gets nowhere", async ({
  browser,
  context,
  baseURL,
}) => {
  test.slow();
  const [boss, colleague] = [await newPerson({ firstName: "Basile" }), await newPerson({ firstName: "Colombe" })];
  const manager = await as(context, baseURL, boss);
  const [own, foreign] = [
    await browser.newContext({ baseURL }),
    await browser.newContext({ baseURL, javaScriptEnabled: false }),
  ];
  const [page, stranger] = [await as(own, baseURL, colleague), await as(foreign, baseURL, await newPerson())];

  await manager.goto("/organisation/structures/creer");
  const siret = newSiret();
  await new StructurePage(manager, words).create({ identifier: siret, name: `DROITS ${siret.slice(-4)}` });
  const [created] = await onDatabase<{ id: string }>("select id from structure where identifier = $1", [siret]);
  const structureId = created?.id ?? "";
  await onDatabase(
    "insert into service (id, structure_id, code, label, updated_at) values ($1, $2, 'POSE', 'Pose', now())",
    [crypto.randomUUID(), structureId],
  );
  const rights = new RightsPage(manager, words, structureId);
  const mine = new RightsPage(page, words, structureId);
  const closed = [
    "",
    "utilisateurs",
    `utilisateurs/${boss.id}`,
    "utilisateurs/export",
    "utilisateurs/rattacher",
    "habilitations",
  ];
  const expectClosed = async (window: Page) => {
    for (const rest of closed)
      for (const id of [structureId, UNKNOWN])
        expect((await window.request.get(`/organisation/structures/${id}/${rest}`)).status(), rest).toBe(404);
  };
  await expectClosed(stranger);
  await expectClosed(page);

  const request = new AttachmentPage(page, words);
  await request.find(siret);
  await request.ask("Je suis la comptable des droits.");
  await request.expectSent();
  await new AttachmentPage(manager, words).openRequest("Colombe");
  expect((await stranger.request.get(new URL(manager.url()).pathname)).status()).toBe(404);
  await replay(manager, stranger, "right_FACTURES_EMISES", { right_FACTURES_EMISES: "MODIFICATION" });
  expect(await held(colleague.id)).toEqual([]);
  await new AttachmentPage(manager, words).approve();
  expect(await held(colleague.id)).toEqual(["FACTURES_EMISES CONSULTATION", "FACTURES_EMISES MODIFICATION"]);

  // They act, and see why they cannot do the rest.
  await page.goto(DEPOSIT);
  await expect(page.locator("input[type=file]").first()).toBeAttached();
  await page.goto(mine.path("utilisateurs"));
  await mine.expectNoRight("Basile");
  await page.goto(mine.path("habilitations"));
  await mine.expectNoRight("Basile");
  expect((await page.request.get(mine.path("utilisateurs/export"))).status()).toBe(404);
  await expectClosed(stranger);

  // The rights are narrowed, by keyboard; the person's next page has it.
  await rights.openMatrix();
  const cell = rights.cell("Colombe Essai", "FACTURES_EMISES");
  await expect(cell).toHaveValue("MODIFICATION");
  const [place] = await onDatabase<{ id: string }>("select id from membership where user_id = $1", [colleague.id]);
  const raised = { [rightField(place?.id ?? "", "FACTURES_RECUES")]: "MODIFICATION" };
  for (const other of [stranger, page]) await replay(manager, other, "serviceId", raised);
  expect(await held(colleague.id)).toHaveLength(2);
  // The same from the manager's own window, so that the attempts above prove something.
  await replay(manager, manager, "serviceId", raised);
  expect(await held(colleague.id)).toHaveLength(4);
  await rights.openMatrix();
  await cell.focus();
  await manager.keyboard.press("ArrowUp");
  await expect(cell).toHaveValue("CONSULTATION");
  await manager.getByRole("button", { name: words.matrix.save }).focus();
  await manager.keyboard.press("Enter");
  await expect(manager).toHaveURL(/fait=1/);
  expect(await held(colleague.id)).not.toContain("FACTURES_EMISES MODIFICATION");
  await page.goto(DEPOSIT);
  await expect(page.locator("input[type=file]")).toHaveCount(0);

  // One service.
  await manager.getByLabel(words.matrix.place).selectOption({ label: "POSE – Pose" });
  await manager.getByRole("button", { name: words.matrix.show }).click();
  await rights.cell("Colombe Essai", "FACTURES_EMISES").selectOption("MODIFICATION");
  await rights.save();
  expect(await held(colleague.id)).toContain("FACTURES_EMISES MODIFICATION POSE");
  await page.goto(DEPOSIT);
  await expect(page.locator("input[type=file]").first()).toBeAttached();
  await page.goto("/mon-compte/habilitations");
  await expect(page.getByRole("row").filter({ hasText: "POSE" }).first()).toBeVisible();

  // The sheet tells what happened, then the person goes.
  await manager.goto(rights.path(`utilisateurs/${colleague.id}`));
  await expect(manager.locator(".timeline > li")).toHaveCount(4);
  await manager.getByRole("link", { name: words.people.detach.replace("{name}", "Colombe Essai") }).click();
  const detach = words.detach.submit.replace("{name}", "Colombe Essai");
  for (const other of [stranger, page]) await replay(manager, other, "userId", {});
  expect(await held(colleague.id)).not.toEqual([]);
  await manager.getByRole("button", { name: detach }).click();
  await expect(manager.getByText(words.people.detached)).toBeVisible();
  await expectClosed(page);
  await page.goto(DEPOSIT);
  await expect(page.locator("input[type=file]")).toHaveCount(0);
  for (const one of [own, foreign]) await one.close();
});
