import { expect, test } from "@playwright/test";
import { giveCode, givePassword, signIn } from "#e2e/pages/sign-in.page.ts";
import { expectAccessible } from "#e2e/support/accessibility.ts";
import { codesSince, mailedCodes } from "#e2e/support/mailbox.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";

/** Pages of each part of the portal: none opens to a visitor, nor to someone who gave the password alone. */
const CLOSED_PAGES = [
  "/mon-compte/habilitations",
  "/mon-compte/rattachements",
  "/notifications",
  "/facturation/factures-emises/synthese",
  "/facturation/factures-emises/rechercher",
  "/facturation/factures-recues",
];

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("F-22 a wrong password is refused in words, and what was typed stays, but for the password", async ({
      page,
    }) => {
      await page.goto("/connexion");
      await givePassword(page, "personne@ailleurs.example", "Pas-le-bon-2026");
      await expect(page.locator(".error-summary")).toContainText("L’adresse ou le mot de passe n’est pas bon");
      await expect(page.getByLabel("Adresse de connexion")).toHaveValue("personne@ailleurs.example");
      await expect(page.locator("input[name=password]")).toHaveValue("");
      if (scripts) await expectAccessible(page);
    });

    test("F-24 T-32 T-33 both proofs are asked for, the page wanted is found again, and signing out ends it everywhere", async ({
      page,
    }) => {
      const wanted = "/mon-compte/habilitations?recherche=berthier";
      await page.goto(wanted);
      await expect(page).toHaveURL(`/connexion?retour=${encodeURIComponent(wanted)}`);
      const email = scripts ? "sacha@moulin.example" : "noe@valdeloire.example";
      const known = await mailedCodes(email);
      await givePassword(page, email);
      await expect(page).toHaveURL(/\/connexion\/code\?retour=/);
      await expect(page.getByText(/•••@/)).toBeVisible();
      if (scripts) await expectAccessible(page);

      for (const closed of CLOSED_PAGES) {
        await page.goto(closed);
        await expect(page).toHaveURL(new RegExp(`^[^?]*/connexion/code\\?retour=${encodeURIComponent(closed)}`));
      }

      await page.goto(`/connexion/code?retour=${encodeURIComponent(wanted)}`);
      const [code = ""] = await codesSince(email, known);
      await giveCode(page, String((Number(code) + 1) % 1_000_000).padStart(6, "0"));
      await expect(page.locator(".error-summary")).toContainText("Ce code n’est pas le bon");
      const before = await page.context().cookies();
      await giveCode(page, `${code.slice(0, 3)} ${code.slice(3)}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mes habilitations");
      await expect(page).toHaveURL(wanted);

      const session = (await page.context().cookies()).find((cookie) => cookie.name.endsWith("chorale.session"));
      expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });
      expect(session?.value).not.toBe(before.find((cookie) => cookie.name === session?.name)?.value);

      const copy = await page.context().cookies();
      await page.locator(".site-account summary").click();
      await page.getByRole("button", { name: "Se déconnecter" }).click();
      await expect(page.getByText("Vous êtes déconnecté")).toBeVisible();
      await page.context().addCookies(copy);
      await page.goto("/mon-compte/habilitations");
      await expect(page.getByText("Votre session a pris fin")).toBeVisible();
    });
  });
}

test("T-33 a visitor reaches none of the closed pages", async ({ page }) => {
  for (const closed of CLOSED_PAGES) {
    await page.goto(closed);
    await expect(page).toHaveURL(`/connexion?retour=${encodeURIComponent(closed)}`);
  }
});

test("T-38 sign-in leads to a page of this portal only", async ({ page }) => {
  await signIn(page, "robin@support.example");
  for (const target of ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]) {
    await page.goto(`/connexion?retour=${encodeURIComponent(target)}`);
    await expect(page).toHaveURL("/");
  }
});

test("T-27 another site cannot sign a person out", async ({ page }) => {
  await signIn(page, "maxime@nouveau.example", "/mon-compte/rattachements");
  for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }, undefined]) {
    const reply = await page.request.post("/deconnexion", { ...(headers ? { headers } : {}), maxRedirects: 0 });
    expect(reply.status()).toBe(403);
  }
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mes rattachements");
  await expect(page.getByText("Aucun rattachement")).toBeVisible();
});

test("F-41 « Mes Habilitations » shows one line per profile, and a search keeps those that fit", async ({ page }) => {
  await signIn(page, "alix@cabinet.example", "/mon-compte/habilitations");
  const rows = page.locator("tbody tr");
  await expect(rows).toHaveCount(9);
  await expectAccessible(page);
  await page.getByLabel("Rechercher une structure ou un service").fill("CHANTIÉRS");
  await page.getByRole("button", { name: "Rechercher" }).click();
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("ATELIER BERTHIER SARL");
  await page.goto("/mon-compte/rattachements");
  await expect(page.locator("tbody tr")).toHaveCount(4);
  await expectAccessible(page);
});
