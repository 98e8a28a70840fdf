import { expect, test } from "@playwright/test";
import { RightsPage } from "#e2e/pages/rights.page.ts";
import { expectAccessibleAtEachWidth, prefer, RARE_LOOKS } from "#e2e/support/accessibility.ts";
import { as, type NewPerson, newPerson, onDatabase } from "#e2e/support/database.ts";
import { furnish, held } from "#e2e/support/furnish.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr;

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
