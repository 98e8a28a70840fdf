import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { expectMail } from "#e2e/pages/account.page.ts";
import { codesSince, giveCode } from "#e2e/pages/sign-in.page.ts";
import { StructurePage } from "#e2e/pages/structure.page.ts";
import { expectAccessibleAtEachWidth, type LOOKS, prefer, RARE_LOOKS } from "#e2e/support/accessibility.ts";
import { newPerson, onDatabase, signInByCookie } from "#e2e/support/database.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { freshSiret, newTeam, type Team } from "#e2e/support/team.ts";
import { startingWith, WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr;
const { services, structures, bankAccounts, modifyStructure, reception, deactivateStructure } = words;
const { structureHistory, createStructure } = words;
const IBAN = "FR76 3000 6000 0112 3456 7890 189";
const MASKED = "FR76 •••• •••• 0189";

const pathOf = ({ structureId }: Team) => `/organisation/structures/${structureId}`;

async function as(context: BrowserContext, baseURL: string | undefined, person: { id: string }): Promise<Page> {
  await signInByCookie(context, baseURL ?? "", person);
  return context.newPage();
}

const field = (page: Page, label: string) => page.getByRole("main").getByLabel(startingWith(label)).first();
const press = (page: Page, name: string) =>
  page.getByRole("main").getByRole("button", { name, exact: true }).first().click();
const said = (page: Page, text: string) =>
  expect(page.locator("main [role=status]").getByText(text, { exact: true })).toBeVisible();

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("F-37 a manager creates a service, changes it, takes it out and in, and reads who did", async ({
      context,
      baseURL,
    }) => {
      const team = await newTeam();
      const page = await as(context, baseURL, team.manager);
      await page.goto(pathOf(team));
      await page.getByRole("navigation", { name: structures.tabs.label }).getByText(services.title).click();
      await expect(page).toHaveURL(`${pathOf(team)}/services`);
      await page.getByRole("link", { name: services.create }).click();
      await field(page, services.code).fill("pose");
      await field(page, services.label).fill("Vente aux particuliers");
      await press(page, services.createSubmit);
      await expect(page.locator(".error-summary")).toContainText(words.errors.fields.newCode.CODE_TAKEN);
      await expect(field(page, services.label)).toHaveValue("Vente aux particuliers");
      await expect(field(page, services.code)).toHaveValue("pose");
      await field(page, services.code).fill("VENTE");
      await field(page, services.validTo).fill("2020-01-31");
      await press(page, services.createSubmit);
      await said(page, services.done.created);
      const row = page.getByRole("row").filter({ hasText: "VENTE" });
      await expect(row).toContainText(services.states.ENDED);

      await row.getByRole("link").click();
      await field(page, services.validTo).fill("");
      await press(page, services.changeSubmit);
      await said(page, services.done.changed);
      await expect(row).toContainText(services.states.ACTIVE);
      await row.getByRole("link").click();
      await press(page, services.deactivate);
      await said(page, services.done.deactivated);
      await expect(row).toContainText(services.states.INACTIVE);
      await row.getByRole("link").click();
      await press(page, services.activate);
      await said(page, services.done.activated);

      await page
        .getByRole("navigation", { name: structures.tabs.label })
        .getByText(structureHistory.title.split(" ")[0] ?? "")
        .click();
      await expect(page.locator(".timeline li")).toHaveCount(4);
      await expect(page.locator(".timeline li").last()).toContainText("Mathilde Essai");
      await expect(page.locator(".timeline li").last()).toContainText("VENTE");
    });

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
      await expectMail(
        page,
        team.member.email,
        words.mails.structure_deactivated.subject.replace("{structure}", team.name),
      );
      await page.goto(pathOf(team));
      await press(page, structures.activate);
      await said(page, structures.done.activated);
      await page.goto("/facturation/factures-emises/deposer");
      await expect(page.locator("input[type=file]").first()).toBeAttached();
    });
  });
}

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
  const [code = ""] = await codesSince(page, team.manager.email, []);
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
  await expectMail(page, team.manager.email, words.mails.bankAccount_changed.subject.replace("{structure}", team.name));

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

/** As if the SIRENE files had been brought in with this establishment. */
async function register(siret: string, name: string, over: { street?: string; hidden?: boolean } = {}): Promise<void> {
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

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("F-33 F-36 a register fills what it knows, field by field, and a change of it is shown before it is saved", async ({
      context,
      baseURL,
    }) => {
      const siret = freshSiret();
      const name = `FORGE ${siret.slice(-5)}`;
      await register(siret, name);
      const page = await as(context, baseURL, await newPerson());
      await page.goto("/organisation/structures/creer");
      const form = new StructurePage(page, words);
      await form.identify({ identifier: siret });
      await form.heading(createStructure.detailsTitle);
      await expect(page.getByText(createStructure.detailsFound)).toBeVisible();
      await expect(page.getByRole("main")).toContainText(name);
      await expect(page.locator("input[name=legalName]")).toHaveCount(0);
      await expect(form.field(createStructure.addressLine)).toHaveValue("12 RUE DES ORMES");
      await expect(page.getByText(createStructure.readInRegister)).toHaveCount(5);
      await form.field(createStructure.addressLine).fill("14 rue des Ormes");
      await form.press(createStructure.toCheck);
      await form.heading(createStructure.checkTitle);
      await expect(page.getByText(createStructure.fromRegister, { exact: true })).toHaveCount(5);
      await form.press(createStructure.submit);
      await expect(page.getByText(structures.created)).toBeVisible();

      await register(siret, name, { street: "3 QUAI DU PORT" });
      await page.getByRole("link", { name }).click();
      await page.getByRole("link", { name: structures.refresh }).click();
      const row = page.getByRole("row").filter({ hasText: createStructure.addressLine });
      await expect(row.first()).toContainText("14 rue des Ormes");
      await expect(row.first()).toContainText("3 QUAI DU PORT");
      await press(page, words.refreshStructure.submit);
      await said(page, structures.done.refreshed);
      await expect(page.getByRole("main")).toContainText("3 QUAI DU PORT");
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
      await expectMail(page, team.member.email, subject);
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

test("T-48 the services are managed with the keyboard alone", async ({ context, baseURL }) => {
  const team = await newTeam();
  const page = await as(context, baseURL, team.manager);
  await page.goto(`${pathOf(team)}/services/creer`);
  const reach = async (label: string) => {
    await expect(async () => {
      await page.keyboard.press("Tab");
      await expect(page.locator(":focus")).toHaveAccessibleName(startingWith(label), { timeout: 50 });
    }).toPass({ timeout: 20_000, intervals: [0] });
  };
  await reach(services.code);
  await page.keyboard.type("CLAVIER");
  await reach(services.label);
  await page.keyboard.type("Au clavier");
  await page.keyboard.press("Enter");
  await said(page, services.done.created);
  await expect(page.getByRole("row").filter({ hasText: "CLAVIER" })).toBeVisible();
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
