import { expect, type Page, test } from "@playwright/test";
import { AttachmentPage } from "#e2e/pages/attachment.page.ts";
import { DepositPage } from "#e2e/pages/deposit.page.ts";
import { StructurePage } from "#e2e/pages/structure.page.ts";
import { expectAccessibleAtEachWidth, prefer, RARE_LOOKS } from "#e2e/support/accessibility.ts";
import { visit } from "#e2e/support/awake.ts";
import { as, type NewPerson, newPerson, onDatabase } from "#e2e/support/database.ts";
import { newNumber, ownSample, pdfFile } from "#e2e/support/invoices.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { WORDS } from "#e2e/support/words.ts";
import { formatIdentifier } from "#lib/shared/identifiers.ts";
import { siretNumber } from "#tests/factories/identifiers.ts";

const words = WORDS.fr;
const { firstSteps, welcome } = words;

/** A number that no other test and no other run of this one uses. */
let used = (Date.now() % 900_000) * 10;
const newSiret = () => siretNumber(++used);

const INVOICES = "/facturation/factures-emises/deposer";
const UNKNOWN = "01900000-0000-7000-8000-000000000000";

/** A step of the list by its place: its word and what it says. */
const step = (page: Page, place: number) => page.locator(".task-list > li").nth(place);

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("F-29 F-30 F-31 F-35 from the first sign-in to a first deposit", async ({ context, baseURL }) => {
      const person = await newPerson();
      const page = await as(context, baseURL, person);
      await page.goto("/");
      await expect(page).toHaveURL("/bienvenue");
      await expect(page.getByRole("heading", { level: 1, name: welcome.title })).toBeVisible();
      await page.getByRole("button", { name: welcome.close }).click();
      await expect(page).toHaveURL("/");
      await expect(step(page, 0)).toContainText(firstSteps.states.done);
      await expect(step(page, 1)).toContainText(firstSteps.states.todo);
      await expect(step(page, 2)).toContainText(firstSteps.states.blocked);
      await page.goto("/bienvenue");
      await expect(page).toHaveURL("/");

      // Nobody deposits before they have a structure.
      await page.goto(INVOICES);
      await expect(page.getByText(words.deposit.noStructure)).toBeVisible();
      await expect(page.locator("input[type=file]")).toHaveCount(0);

      await page.goto("/");
      await step(page, 1).getByRole("link", { name: firstSteps.create }).click();
      const form = new StructurePage(page, words);
      await form.heading(words.createStructure.identifyTitle);
      await form.identify({ identifier: "123" });
      await expect(page.locator(".error-summary")).toContainText(words.errors.fields.identifier.SIRET_FORMAT);
      await expect(form.field(words.createStructure.identifier)).toHaveValue("123");
      const siret = newSiret();
      const name = `ATELIER DES ORMES ${siret.slice(-4)}`;
      await form.create({ identifier: formatIdentifier(siret), name });

      await page.getByRole("link", { name }).click();
      await expect(page.getByText(words.structures.managers)).toBeVisible();
      await expect(page.getByText("12 rue des Ormes")).toBeVisible();
      await page.goto("/");
      await expect(step(page, 1)).toContainText(firstSteps.states.done);
      await step(page, 2).getByRole("link", { name: firstSteps.start }).click();
      await expect(page).toHaveURL(INVOICES);
      const deposit = new DepositPage(page, words);
      const sample = {
        ...ownSample(newNumber()),
        supplier: { name, street: "12 rue des Ormes", town: "45000 ORLÉANS", siret },
      };
      await deposit.depositOne(await pdfFile(sample));
      if (scripts) await expect(deposit.field("number")).toHaveValue(sample.number);
      else await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    });

    test("F-32 F-44 F-45 a colleague asks, is refused with a reason, asks again and is approved with rights", async ({
      browser,
      context,
      baseURL,
    }) => {
      const [boss, colleague] = [await newPerson({ firstName: "Basile" }), await newPerson({ firstName: "Colombe" })];
      const manager = await as(context, baseURL, boss);
      await manager.goto("/organisation/structures/creer");
      const siret = newSiret();
      const name = `CHARPENTES DU BOIS ${siret.slice(-4)}`;
      await new StructurePage(manager, words).create({ identifier: siret, name });

      const elsewhere = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: scripts });
      const page = await as(elsewhere, baseURL, colleague);
      await page.goto("/bienvenue");
      await page.getByRole("button", { name: welcome.create }).click();
      const form = new StructurePage(page, words);
      await form.identify({ identifier: siret });
      await expect(page.getByText(words.askAttachment.known)).toBeVisible();
      await expect(page.locator("main")).not.toContainText("Basile");
      const request = new AttachmentPage(page, words);
      await request.ask("Bonjour");
      await expect(page.locator(".error-summary")).toContainText(words.errors.fields.comment.TOO_SHORT);
      await expect(page.locator("textarea[name=comment]")).toHaveValue("Bonjour");
      await request.ask("Je suis la comptable des charpentes.");
      await request.expectSent();
      await page.goto("/");
      await expect(step(page, 1)).toContainText(firstSteps.states.pending);
      await expect(step(page, 1)).toContainText(name);

      const decide = new AttachmentPage(manager, words);
      await decide.openRequest("Colombe");
      await decide.refuse("Non");
      await expect(manager.locator(".error-summary")).toContainText(words.errors.fields.reason.TOO_SHORT);
      await decide.refuse("Dites-moi d’abord qui vous envoie.");
      await expect(manager).toHaveURL(/decision=/);
      await page.goto("/mon-compte/rattachements");
      await expect(page.getByText("Dites-moi d’abord qui vous envoie.")).toBeVisible();

      await request.find(siret);
      await request.ask("C’est Basile qui m’envoie.");
      await request.expectSent();
      await request.find(siret);
      await expect(page.getByText(words.askAttachment.pendingTitle)).toBeVisible();
      await decide.openRequest("Colombe");
      await decide.approve();
      await expect(manager.getByText(words.approvals.approvedText)).toBeVisible();
      await page.goto("/facturation/factures-emises/synthese");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.goto(INVOICES);
      await expect(page.locator("input[type=file]").first()).toBeAttached();
      await request.find(siret);
      await expect(page.getByText(words.askAttachment.memberTitle)).toBeVisible();
      await elsewhere.close();
    });

    test("F-44 a request is taken back; an unknown identifier leads to its creation; F-43 a public entity needs no attachment", async ({
      context,
      baseURL,
    }) => {
      const page = await as(context, baseURL, await newPerson());
      const request = new AttachmentPage(page, words);
      await request.find("11000201100044");
      await expect(page.getByText(words.askAttachment.publicTitle)).toBeVisible();
      await expect(page.locator("textarea")).toHaveCount(0);

      const siret = newSiret();
      await request.find(siret);
      await expect(page).toHaveURL(/\/organisation\/structures\/creer\?inconnu=true/);
      await expect(page.locator("input[name=identifier]")).toHaveValue(siret);

      await page.goto("/organisation/rattachements/demander?nom=moulin&ville=malaucene");
      await page.getByRole("row").filter({ hasText: "AU BON MOULIN" }).getByRole("link").click();
      await request.ask("Je tiens les comptes du moulin.");
      await request.expectSent();
      await page.getByRole("button", { name: /^Annuler ma demande pour/ }).click();
      await expect(page.getByText(words.attachments.requestCancelled)).toBeVisible();
      await expect(page.getByRole("row").filter({ hasText: "AU BON MOULIN" })).toContainText(
        words.attachments.states.SUPPRIMEE,
      );
    });
  });
}

test("F-45 a request is nobody's but its managers': strangers get the answer of what does not exist", async ({
  context,
  browser,
  baseURL,
}) => {
  const asker = await as(context, baseURL, await newPerson());
  const request = new AttachmentPage(asker, words);
  await request.find("99999999800010");
  await request.ask("Je tiens les comptes du moulin.");
  await request.expectSent();
  const [row] = await onDatabase<{ id: string; structure_id: string }>(
    "select id, structure_id from attachment_request order by created_at desc, id desc limit 1",
  );
  const stranger = await browser.newContext({ baseURL: baseURL ?? "" });
  const other = await as(stranger, baseURL, await newPerson());
  for (const page of [asker, other]) {
    for (const path of [`/approbations/${row?.id}`, `/approbations/${UNKNOWN}`])
      expect((await page.request.get(path)).status(), path).toBe(404);
    // The list is an application of the portal: that one lacks its right is said.
    expect((await page.request.get("/approbations")).status()).toBe(403);
    for (const id of [row?.structure_id, UNKNOWN])
      expect((await page.request.get(`/organisation/structures/${id}`)).status()).toBe(404);
  }
  await stranger.close();
});

/** Somebody with everything to look at: a structure, a service, a request of theirs and one to decide. */
async function furnished(): Promise<{
  person: NewPerson;
  newcomer: NewPerson;
  requestId: string;
  structureId: string;
}> {
  const [person, newcomer] = [await newPerson(), await newPerson({ firstName: "Delphine" })];
  const [structureId, membershipId, requestId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  await onDatabase(
    `insert into structure (id, identifier_type, identifier, kind, legal_name, label, address_line, postcode, town, updated_at)
     values ($1, 'SIRET', $2, 'PRIVEE', 'MENUISERIE DES SCREENS', 'Menuiserie', '4 rue Haute', '45000', 'Orléans', now())`,
    [structureId, newSiret()],
  );
  await onDatabase(
    "insert into service (id, structure_id, code, label, updated_at) values ($1, $2, 'POSE', 'Pose', now())",
    [crypto.randomUUID(), structureId],
  );
  await onDatabase("insert into membership (id, user_id, structure_id, role) values ($1, $2, $3, 'MAIN_MANAGER')", [
    membershipId,
    person.id,
    structureId,
  ]);
  await onDatabase(
    "insert into habilitation (id, membership_id, application, level) values ($1, $2, 'FACTURES_EMISES', 'MODIFICATION')",
    [crypto.randomUUID(), membershipId],
  );
  await onDatabase(
    `insert into attachment_request (id, user_id, structure_id, service_id, comment)
     select $1, $2, $3, id, 'Je travaille à la pose.' from service where structure_id = $3`,
    [requestId, newcomer.id, structureId],
  );
  return { person, newcomer, requestId, structureId };
}

test("F-2 the menu counts what waits for a manager, as it comes and as another manager decides, without a reload, and marks the present page", async ({
  context,
  browser,
  baseURL,
}) => {
  const { person, requestId, structureId } = await furnished();
  const [structure] = await onDatabase<{ identifier: string }>("select identifier from structure where id = $1", [
    structureId,
  ]);
  const page = await as(context, baseURL, person);
  const entry = page.getByRole("navigation", { name: words.frame.menu }).getByRole("link", { name: /^Approbations/ });
  await visit(page, "/mentions-legales");
  await expect(entry).toContainText("(1)");
  await expect(entry).not.toHaveAttribute("aria-current", /./);

  const elsewhere = await browser.newContext({ baseURL: baseURL ?? "" });
  const request = new AttachmentPage(await as(elsewhere, baseURL, await newPerson()), words);
  await request.find(structure?.identifier ?? "");
  await request.ask("Je travaille à l’atelier.");
  await request.expectSent();
  await expect(entry).toContainText("(2)");
  await elsewhere.close();

  const other = await newPerson();
  await onDatabase(
    "insert into membership (id, user_id, structure_id, role) values ($1, $2, $3, 'SECONDARY_MANAGER')",
    [crypto.randomUUID(), other.id, structureId],
  );
  const beside = await browser.newContext({ baseURL: baseURL ?? "" });
  const decision = new AttachmentPage(await as(beside, baseURL, other), words);
  await decision.page.goto(`/approbations/${requestId}`);
  await decision.refuse("Nous ne vous connaissons pas.");
  await expect(entry).toContainText("(1)");
  await beside.close();

  await entry.click();
  await expect(entry).toHaveAttribute("aria-current", "page");
  await onDatabase("delete from attachment_request where structure_id = $1", [structureId]);
  await page.reload();
  await expect(entry).toHaveText(/^Approbations(?! \()/);
});

for (const look of RARE_LOOKS) {
  const { theme, language } = look;
  test(`T-48 the screens are accessible (${theme}, ${language})`, async ({ browser, baseURL }) => {
    test.slow();
    const { person, newcomer, requestId, structureId } = await furnished();
    const screens: readonly (readonly [NewPerson, readonly string[]])[] = [
      [await newPerson(), ["/bienvenue", INVOICES, "/organisation/structures", "/mon-compte/rattachements"]],
      [
        newcomer,
        [
          "/",
          "/mon-compte/rattachements?demande=true",
          "/organisation/rattachements/demander?nom=moulin",
          `/organisation/rattachements/demander?structure=${structureId}&deja=true`,
          "/organisation/structures/creer?inconnu=true",
        ],
      ],
      [
        person,
        [
          "/",
          "/organisation/structures?cree=true",
          `/organisation/structures/${structureId}`,
          "/approbations",
          `/approbations/${requestId}`,
        ],
      ],
    ];
    for (const [who, paths] of screens) {
      const context = await browser.newContext({ baseURL: baseURL ?? "" });
      await prefer(context, baseURL ?? "", look);
      const page = await as(context, baseURL, who);
      for (const path of paths) {
        await page.goto(path);
        await expectAccessibleAtEachWidth(page);
      }
      if (who === newcomer) {
        const form = new StructurePage(page, WORDS[language]);
        await form.identify({ identifier: newSiret() });
        await form.heading(WORDS[language].createStructure.detailsTitle);
        await expectAccessibleAtEachWidth(page);
        await form.describe("MENUISERIE");
        await form.heading(WORDS[language].createStructure.checkTitle);
        await expectAccessibleAtEachWidth(page);
      }
      await context.close();
    }
  });
}
