import { expect, type Page, test } from "@playwright/test";
import { StructurePage } from "#e2e/pages/structure.page.ts";
import { expectAccessibleAtEachWidth, type LOOKS, prefer, RARE_LOOKS } from "#e2e/support/accessibility.ts";
import { as, newPerson, onDatabase, signInByCookie } from "#e2e/support/database.ts";
import { expectMail } from "#e2e/support/mailbox.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { field, pathOf, press, register, said } from "#e2e/support/structures.ts";
import { freshSiret, newTeam } from "#e2e/support/team.ts";
import { startingWith, WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr;
const { structures, modifyStructure, reception, deactivateStructure, structureHistory } = words;

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("F-36 what is said of a structure changes; deactivating says first what it does, and lets nothing new leave", async ({
      context,
      baseURL,
    }) => {
      const team = await newTeam();
      const page = await as(context, baseURL, team.manager);
      await page.goto(pathOf(team));
      await page.getByRole("link", { name: structures.modify, exact: true }).click();
      await field(page, modifyStructure.vatNumber).fill("XX 12");
      await field(page, words.createStructure.town).fill("Blois");
      await press(page, modifyStructure.submit);
      await expect(page.locator(".error-summary")).toContainText(words.errors.fields.vatNumber.VAT_FORMAT);
      await expect(field(page, words.createStructure.town)).toHaveValue("Blois");
      await field(page, modifyStructure.vatNumber).fill("");
      await field(page, modifyStructure.email).fill("accueil@menuiserie.example");
      await press(page, modifyStructure.submit);
      await said(page, structures.done.changed);
      await expect(page.getByRole("main")).toContainText("Blois");
      await expect(page.getByRole("main")).toContainText("accueil@menuiserie.example");

      await page.getByRole("link", { name: structures.deactivate, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(deactivateStructure.title);
      await expect(page.getByRole("row").filter({ hasText: deactivateStructure.effects.members.name })).toContainText(
        "2",
      );
      await press(page, deactivateStructure.submit);
      await said(page, structures.done.deactivated);
      await expect(page.getByText(structures.inactiveTitle)).toBeVisible();
      await page.goto("/facturation/factures-emises/deposer");
      await expect(page.getByText(words.deposit.inactiveOnly)).toBeVisible();
      await expect(page.locator("input[type=file]")).toHaveCount(0);
      await expectMail(team.member.email, words.mails.structure_deactivated.subject.replace("{structure}", team.name));
      await page.goto(pathOf(team));
      await press(page, structures.activate);
      await said(page, structures.done.activated);
      await page.goto("/facturation/factures-emises/deposer");
      await expect(page.locator("input[type=file]").first()).toBeAttached();
    });

    test("F-36 a public entity says what it asks of invoices, and everybody reads it in the directory", async ({
      context,
      baseURL,
    }) => {
      const team = await newTeam("COMMUNE DES ORMES");
      await onDatabase("update structure set kind = 'PUBLIQUE' where id = $1", [team.structureId]);
      const page = await as(context, baseURL, team.manager);
      await page.goto(pathOf(team));
      await page.getByRole("link", { name: structures.reception }).click();
      await page.getByRole("radio", { name: startingWith(reception.choices.both.label) }).check();
      await field(page, reception.paymentDays).fill("45");
      await press(page, reception.submit);
      await expect(page.locator(".error-summary")).toContainText("45 jours dépassent le délai légal de 30 jours");
      await expect(page.getByRole("radio", { name: startingWith(reception.choices.both.label) })).toBeChecked();
      if (scripts) await expectAccessibleAtEachWidth(page);
      await field(page, reception.paymentDays).fill("20");
      await press(page, reception.submit);
      await said(page, structures.done.reception);
      await page.goto(`/annuaire/${team.siret}`);
      await expect(page.getByRole("main")).toContainText(words.directory.askedLong.both);
      await expect(page.getByRole("main")).toContainText("20 jours");
      await page.goto(`${pathOf(team)}/historique`);
      await expect(page.locator(".timeline li").last()).toContainText(structureHistory.fields.asked);
    });

    test("F-36 another identifier makes another structure, and each leads to the other", async ({
      context,
      baseURL,
    }) => {
      const team = await newTeam();
      const page = await as(context, baseURL, team.manager);
      await page.goto(pathOf(team));
      await page.getByRole("link", { name: structures.changeIdentifier }).click();
      await field(page, words.changeIdentifier.identifier).fill(team.siret);
      await press(page, words.changeIdentifier.submit);
      await expect(page.locator(".error-summary")).toContainText(words.errors.fields.identifier.SAME_IDENTIFIER);
      await field(page, words.changeIdentifier.identifier).fill(freshSiret());
      await press(page, words.changeIdentifier.submit);
      await said(page, structures.done.renumbered);
      expect(page.url()).not.toContain(team.structureId);
      await page.getByRole("link", { name: structures.seeOrigin }).click();
      await expect(page).toHaveURL(pathOf(team));
      await expect(page.getByText(structures.inactiveTitle)).toBeVisible();
      await expect(page.getByRole("button", { name: structures.activate })).toHaveCount(0);
      const subject = words.mails.structure_identifierChanged.subject.replace("{structure}", team.name);
      await expectMail(team.member.email, subject);
    });
  });
}

test("F-36 F-37 F-38 strangers find nothing there, and a member only what is for members", async ({
  browser,
  baseURL,
}) => {
  const team = await newTeam();
  const [service] = await onDatabase<{ id: string }>("select id from service where structure_id = $1", [
    team.structureId,
  ]);
  const own = ["", "/services"];
  const managed = [
    "/modifier",
    "/desactiver",
    "/registre",
    "/identifiant",
    "/historique",
    "/services/creer",
    `/services/${service?.id}`,
    "/coordonnees-bancaires",
    "/coordonnees-bancaires/creer",
    `/coordonnees-bancaires/${crypto.randomUUID()}`,
  ];
  const [stranger, member] = [
    await browser.newContext({ baseURL: baseURL ?? "" }),
    await browser.newContext({ baseURL: baseURL ?? "" }),
  ];
  await signInByCookie(stranger, baseURL ?? "", await newPerson());
  await signInByCookie(member, baseURL ?? "", team.member);
  for (const path of [...own, ...managed])
    expect((await stranger.request.get(`${pathOf(team)}${path}`)).status(), path).toBe(404);
  for (const path of managed) expect((await member.request.get(`${pathOf(team)}${path}`)).status(), path).toBe(403);
  const page = await member.newPage();
  for (const path of own) {
    await page.goto(`${pathOf(team)}${path}`);
    const tabs = page.getByRole("navigation", { name: structures.tabs.label });
    await expect(tabs).toBeVisible();
    await expect(tabs.getByText(structures.tabs.history)).toHaveCount(0);
    await expect(page.getByRole("main").getByRole("button")).toHaveCount(path === "" ? 0 : 1);
  }
  await stranger.close();
  await member.close();
});

async function shoot(page: Page, name: string, { theme, language }: (typeof LOOKS)[number]): Promise<void> {
  for (const width of process.env.SHOTS ? [320, 1280] : []) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${process.env.SHOTS}/${name}-${theme}-${language}-${width}.png`, fullPage: true });
  }
}

for (const look of RARE_LOOKS) {
  test(`T-48 the screens of a structure are accessible (${look.theme}, ${look.language})`, async ({
    context,
    baseURL,
  }) => {
    test.slow();
    await prefer(context, baseURL ?? "", look);
    const team = await newTeam();
    const page = await as(context, baseURL, team.manager);
    const accountId = crypto.randomUUID();
    await onDatabase(
      `insert into bank_account (id, structure_id, label, iban, valid_from, created_by_id)
       values ($1, $2, 'Compte principal', 'FR7630006000011234567890189', now() - interval '1 day', $3),
         ($4, $2, 'Étranger', 'DE89370400440532013000', now() + interval '2 days', $3)`,
      [accountId, team.structureId, team.manager.id, crypto.randomUUID()],
    );
    await register(team.siret, "MENUISERIE NOUVELLE");
    const [service] = await onDatabase<{ id: string }>("select id from service where structure_id = $1", [
      team.structureId,
    ]);
    const screens = [
      "",
      "/modifier",
      "/registre",
      "/identifiant",
      "/desactiver",
      "/services",
      "/services/creer",
      `/services/${service?.id}`,
      "/coordonnees-bancaires",
      `/coordonnees-bancaires/${accountId}`,
      "/historique",
    ];
    for (const path of screens) {
      await page.goto(`${pathOf(team)}${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await shoot(page, path.replace(/[^a-z]/g, "").slice(0, 24) || "synthese", look);
      await expectAccessibleAtEachWidth(page);
    }
    // The screens of a creation that a register filled.
    const siret = freshSiret();
    await register(siret, "FORGE DES LIMITES", { hidden: true });
    await page.goto("/organisation/structures/creer");
    const form = new StructurePage(page, WORDS[look.language]);
    await form.identify({ identifier: siret });
    await form.heading(WORDS[look.language].createStructure.detailsTitle);
    await shoot(page, "creation-details", look);
    await expectAccessibleAtEachWidth(page);
    await form.press(WORDS[look.language].createStructure.toCheck);
    await form.heading(WORDS[look.language].createStructure.checkTitle);
    await shoot(page, "creation-check", look);
    await expectAccessibleAtEachWidth(page);
  });
}
