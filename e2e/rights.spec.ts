import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { formWith, sendForm } from "#bench/form.ts";
import { AttachmentPage } from "#e2e/pages/attachment.page.ts";
import { RightsPage } from "#e2e/pages/rights.page.ts";
import { StructurePage } from "#e2e/pages/structure.page.ts";
import { expectAccessibleAtEachWidth, prefer, RARE_LOOKS } from "#e2e/support/accessibility.ts";
import { type NewPerson, newPerson, onDatabase, signInByCookie } from "#e2e/support/database.ts";
import { newNumber, ownSample, pdfFile } from "#e2e/support/invoices.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { WORDS } from "#e2e/support/words.ts";
import { rightField } from "#lib/access/public.ts";
import { siretNumber } from "#tests/factories/identifiers.ts";

const words = WORDS.fr;
const DEPOSIT = "/facturation/factures-emises/deposer";
const UNKNOWN = "01900000-0000-7000-8000-000000000000";

/** A number that no other test and no other run of this one uses. */
let used = (Date.now() % 900_000) * 10 + 5;
const newSiret = () => siretNumber(++used);

async function as(context: BrowserContext, baseURL: string | undefined, person: NewPerson): Promise<Page> {
  await signInByCookie(context, baseURL ?? "", person);
  return context.newPage();
}

/** A structure with its main manager, and whoever else is given. */
async function furnish(people: readonly { person: NewPerson; role?: string; rights?: readonly string[] }[]) {
  const [structureId, serviceId] = [crypto.randomUUID(), crypto.randomUUID()];
  await onDatabase(
    `insert into structure (id, identifier_type, identifier, kind, legal_name, address_line, postcode, town, updated_at)
     values ($1, 'SIRET', $2, 'PRIVEE', 'CHARPENTES DES DROITS', '4 rue Haute', '45000', 'Orléans', now())`,
    [structureId, newSiret()],
  );
  await onDatabase(
    "insert into service (id, structure_id, code, label, updated_at) values ($1, $2, 'POSE', 'Pose et chantiers', now())",
    [serviceId, structureId],
  );
  for (const { person, role = "USER", rights = [] } of people) {
    const membershipId = crypto.randomUUID();
    await onDatabase(
      `insert into membership (id, user_id, structure_id, role) values ($1, $2, $3, $4::"MembershipRole")`,
      [membershipId, person.id, structureId, role],
    );
    for (const right of rights) {
      const [application, level] = right.split(" ");
      await onDatabase(
        `insert into habilitation (id, membership_id, application, level)
         values ($1, $2, $3::"Application", $4::"HabilitationLevel")`,
        [crypto.randomUUID(), membershipId, application, level],
      );
    }
  }
  return { structureId, serviceId };
}

const held = (userId: string) =>
  onDatabase<{ right: string }>(
    `select h.application || ' ' || h.level || coalesce(' ' || s.code, '') as right
     from habilitation h join membership m on m.id = h.membership_id left join service s on s.id = h.service_id
     where m.user_id = $1 and m.ended_at is null order by 1`,
    [userId],
  ).then((rows) => rows.map(({ right }) => right));

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

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("F-40 F-46 F-47 the matrix, a list that filters, an invitation accepted, the main role handed over", async ({
      browser,
      context,
      baseURL,
    }) => {
      test.slow();
      const [boss, deputy] = [await newPerson({ firstName: "Maud" }), await newPerson({ firstName: "Denis" })];
      const [one, invited] = [await newPerson({ firstName: "Ondine" }), await newPerson({ firstName: "Ines" })];
      const { structureId } = await furnish([
        { person: boss, role: "MAIN_MANAGER" },
        { person: deputy, role: "SECONDARY_MANAGER" },
        { person: one, rights: ["FACTURES_RECUES CONSULTATION"] },
      ]);
      const manager = await as(context, baseURL, boss);
      const rights = new RightsPage(manager, words, structureId);

      await manager.goto(`/organisation/structures/${structureId}`);
      await manager.getByRole("link", { name: words.structures.tabs.people, exact: true }).click();
      await expect(manager.locator("tbody tr")).toHaveCount(3);
      await manager.getByLabel(words.people.search).fill("ondine");
      await manager.getByRole("button", { name: words.people.submit }).click();
      await expect(manager.locator("tbody tr")).toHaveCount(1);
      const file = await manager.request.get(rights.path("utilisateurs/export?recherche=ondine"));
      expect(file.headers()["content-type"]).toBe("text/csv; charset=utf-8");
      expect(await file.text()).toContain(`Ondine Essai;${one.email};`);
      await manager.goto(rights.path("utilisateurs?inactifs=30"));
      await expect(manager.locator("tbody tr")).toHaveCount(3);

      // Two people in one form; then somebody else changes one of them under the manager's eyes.
      await rights.openMatrix();
      await rights.cell("Ondine Essai", "FACTURES_EMISES").selectOption("MODIFICATION");
      await rights.cell("Denis Essai", "FACTURES_EMISES").selectOption("CONSULTATION");
      await rights.save();
      expect(await held(one.id)).toEqual([
        "FACTURES_EMISES CONSULTATION",
        "FACTURES_EMISES MODIFICATION",
        "FACTURES_RECUES CONSULTATION",
      ]);
      expect(await held(deputy.id)).toEqual(["FACTURES_EMISES CONSULTATION"]);
      await rights.openMatrix(`?personne=${one.id}`);
      await rights.cell("Ondine Essai", "FACTURES_EMISES").selectOption("");
      await onDatabase("update membership set version = version + 1 where user_id = $1", [one.id]);
      await manager.getByRole("button", { name: words.matrix.save }).click();
      await expect(manager.locator(".error-summary")).toContainText("Ondine Essai");
      await expect(rights.cell("Ondine Essai", "FACTURES_EMISES")).toHaveValue("");
      expect(await held(one.id)).toContain("FACTURES_EMISES MODIFICATION");

      // An address with an account is invited, and accepts.
      await manager.goto(rights.path("utilisateurs/rattacher"));
      await manager.locator("input[name=email]").fill("rien");
      await manager.getByRole("button", { name: words.attachPerson.submit }).click();
      await expect(manager.locator(".error-summary")).toBeVisible();
      await expect(manager.locator("input[name=email]")).toHaveValue("rien");
      await manager.locator("input[name=email]").fill(invited.email);
      await manager.getByRole("button", { name: words.attachPerson.submit }).click();
      await expect(manager.getByText(words.attachPerson.done.invite.title)).toBeVisible();
      await expect(manager.getByRole("row").filter({ hasText: invited.email })).toBeVisible();
      const elsewhere = await browser.newContext({ baseURL, javaScriptEnabled: scripts });
      const page = await as(elsewhere, baseURL, invited);
      await page.goto("/mon-compte/rattachements");
      await page.getByRole("button", { name: /^Accepter de rejoindre/ }).click();
      await expect(page.getByText(words.attachments.done.acceptee)).toBeVisible();
      await page.getByRole("link", { name: /^Quitter/ }).click();
      await page.getByRole("button", { name: words.leave.submit }).click();
      await expect(page.getByText(words.attachments.done.quittee)).toBeVisible();
      await elsewhere.close();

      // The main role.
      await manager.goto("/mon-compte/rattachements");
      await manager.getByRole("link", { name: /^Quitter/ }).click();
      await expect(manager.getByText(words.leave.mainTitle)).toBeVisible();
      for (const list of ["habilitations", "rattachements"]) {
        const own = await manager.request.get(`/mon-compte/${list}/export?recherche=charpentes`);
        expect(await own.text(), list).toContain("CHARPENTES DES DROITS");
        const none = await manager.request.get(`/mon-compte/${list}/export?recherche=rien-de-tel`);
        expect((await none.text()).trim().split("\r\n"), list).toHaveLength(1);
      }
      await manager.goto(rights.path(`utilisateurs/${deputy.id}`));
      await manager.getByRole("link", { name: words.people.handOver.replace("{name}", "Denis Essai") }).click();
      await manager.getByRole("button", { name: words.handOver.submit.replace("{name}", "Denis Essai") }).click();
      await expect(manager.getByText(words.people.roleText.MAIN_MANAGER)).toBeVisible();
      await manager.goto(rights.path(`utilisateurs/${boss.id}`));
      await manager.getByRole("button", { name: words.people.giveUp }).click();
      await expect(manager).toHaveURL(/role=fait/);
      await expect(manager.getByText(words.people.roleText.USER)).toHaveCount(0);
    });
  });
}

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("F-152 a structure whose manager is gone is claimed with documents; support refuses with a reason", async ({
      browser,
      context,
      baseURL,
    }) => {
      const [boss, claimant] = [await newPerson(), await newPerson({ firstName: "Clovis" })];
      const { structureId } = await furnish([{ person: boss, role: "MAIN_MANAGER" }]);
      const page = await as(context, baseURL, claimant);
      await page.goto(`/organisation/rattachements/demander?structure=${structureId}`);
      await page.getByRole("link", { name: words.askAttachment.claim }).click();
      const explanation = "Notre gérante est partie à la retraite sans transmettre son rôle.";
      await page.locator("textarea[name=explanation]").fill(explanation);
      await page.getByRole("button", { name: words.recovery.submit }).click();
      await expect(page.locator(".error-summary")).toBeVisible();
      await expect(page.locator("textarea[name=explanation]")).toHaveValue(explanation);
      const { buffer, mimeType } = await pdfFile(ownSample(newNumber()));
      await page.locator("input[type=file]").setInputFiles({ name: "kbis.pdf", mimeType, buffer });
      await page.getByRole("button", { name: words.recovery.submit }).click();
      await expect(page.getByText(words.recovery.done.envoyee)).toBeVisible();
      await expect(page.locator("textarea")).toHaveCount(0);
      const [claim] = await onDatabase<{ id: string }>("select id from structure_claim where claimant_id = $1", [
        claimant.id,
      ]);
      const sheet = `/administration/recuperations/${claim?.id}`;
      expect((await page.request.get(sheet)).status()).toBe(404);

      const elsewhere = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: scripts });
      const desk = await as(elsewhere, baseURL, await newPerson({ systemRole: "SUPPORT" }));
      await desk.goto(sheet);
      await expect(desk.getByText(words.claims.stops.CLAIM_TOO_EARLY)).toBeVisible();
      const file = await desk.getByRole("link", { name: "kbis.pdf" }).getAttribute("href");
      expect((await desk.request.get(file ?? "")).headers()["content-disposition"]).toContain("attachment");
      expect((await page.request.get(file ?? "")).status()).toBe(404);
      await desk.getByRole("radio").check();
      await desk.locator("textarea").fill("La pièce d’identité manque.");
      await desk.getByRole("button", { name: words.claims.submit }).click();
      await expect(desk.getByText(words.claims.done.REFUSED)).toBeVisible();
      await page.reload();
      await expect(page.getByText("La pièce d’identité manque.")).toBeVisible();
      await elsewhere.close();
    });
  });
}

for (const look of RARE_LOOKS) {
  const { theme, language } = look;
  test(`T-48 the screens of people and rights are accessible (${theme}, ${language})`, async ({ browser, baseURL }) => {
    test.slow();
    const [boss, deputy, user] = [
      await newPerson(),
      await newPerson({ firstName: "Denis" }),
      await newPerson({ firstName: "Ondine" }),
    ];
    const { structureId, serviceId } = await furnish([
      { person: boss, role: "MAIN_MANAGER", rights: ["FACTURES_EMISES MODIFICATION"] },
      { person: deputy, role: "SECONDARY_MANAGER" },
      { person: user, rights: ["FACTURES_EMISES MODIFICATION", "FACTURES_RECUES CONSULTATION"] },
    ]);
    for (const [n, to] of [`attente@personne.example`, user.email].entries())
      await onDatabase(
        `insert into invitation (id, structure_id, email, token_hash, rights, invited_by_id, expires_at)
         values ($1, $2, $3, $5, '{}', $4, now() + interval '${n + 5} days')`,
        [crypto.randomUUID(), structureId, to, boss.id, crypto.randomUUID()],
      );
    const base = `/organisation/structures/${structureId}`;
    const { structureId: other } = await furnish([{ person: await newPerson(), role: "MAIN_MANAGER" }]);
    const claimId = crypto.randomUUID();
    const [desk, sheet] = [await newPerson({ systemRole: "SUPPORT" }), `/administration/recuperations/${claimId}`];
    await onDatabase(
      `insert into structure_claim (id, structure_id, claimant_id, explanation, decidable_at)
       values ($1, $2, $3, 'Notre gérante est partie à la retraite.', now() - interval '1 day')`,
      [claimId, other, user.id],
    );
    const screens: readonly (readonly [NewPerson, readonly string[]])[] = [
      [
        boss,
        [
          `${base}/utilisateurs`,
          `${base}/utilisateurs?recherche=personne`,
          `${base}/utilisateurs/${user.id}`,
          `${base}/utilisateurs/${deputy.id}/role-principal`,
          `${base}/utilisateurs/${user.id}/detacher`,
          `${base}/utilisateurs/rattacher`,
          `${base}/habilitations?fait=1`,
          `${base}/habilitations?service=${serviceId}`,
        ],
      ],
      [
        user,
        [
          `${base}/habilitations`,
          "/mon-compte/rattachements",
          `/mon-compte/rattachements/${structureId}/quitter`,
          "/invitation",
          "/recuperation/objection",
          `/organisation/recuperations/${other}`,
        ],
      ],
    ];
    for (const [who, paths] of [...screens, [desk, ["/administration/recuperations", sheet]] as const]) {
      const context = await browser.newContext({ baseURL: baseURL ?? "" });
      await prefer(context, baseURL ?? "", look);
      const page = await as(context, baseURL, who);
      for (const path of paths) {
        await page.goto(path);
        await expectAccessibleAtEachWidth(page);
      }
      await context.close();
    }
  });
}
