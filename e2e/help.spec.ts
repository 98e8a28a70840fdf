import { expect, test } from "@playwright/test";
import { expectAccessibleAtEachWidth, LOOKS, prefer } from "#e2e/support/accessibility.ts";
import { awake } from "#e2e/support/awake.ts";
import { newPerson, onDatabase, signInByCookie } from "#e2e/support/database.ts";
import { newTeam } from "#e2e/support/team.ts";

/** Bytes over the wire of a first view, everything that a page asks for until it is shown included. */
const FIRST_VIEW = 150_000;

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("F-109 F-154 a visitor looks for an answer, lands on the part that gives it, and goes on to its neighbours", async ({
    page,
  }) => {
    await page.goto("/");
    await page.getByRole("navigation", { name: "Menu principal" }).getByRole("link", { name: "Aide" }).click();
    await page.getByLabel("Votre question, ou quelques mots").fill("je ne reçoit pas le code de connexion");
    await page.getByRole("button", { name: "Chercher dans l’aide" }).click();
    await page.locator(".help-hits").getByRole("link").first().click();
    await expect(page).toHaveURL("/aide/se-connecter#je-ne-recois-pas-le-code");
    await expect(page.getByRole("heading", { level: 2, name: "Je ne reçois pas le code" })).toBeInViewport();
    await page.getByRole("link", { name: "Page suivante : Le second facteur" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Le second facteur" })).toBeVisible();
    await page.goto("/aide?recherche=zzzzqqq");
    await expect(page.getByText("Rien ne répond à")).toBeVisible();
    expect((await page.goto("/aide/inconnue"))?.status()).toBe(404);
  });

  test("F-157 the state of the portal is told to everybody, part by part, with what went wrong and why", async ({
    page,
  }) => {
    const [incidentId, admin] = [crypto.randomUUID(), await newPerson({ firstName: "Ada", systemRole: "ADMIN" })];
    await onDatabase(
      `insert into health_incident (id, part, level, opened_at, closed_at)
       values ($1, 'storage', 'DOWN', now() - interval '26 hours', now() - interval '25 hours')`,
      [incidentId],
    );
    await onDatabase(
      "insert into health_note (id, incident_id, author_id, at, french, english) values ($1, $2, $3, now(), $4, '')",
      [crypto.randomUUID(), incidentId, admin.id, "Un disque était plein ; il ne l’est plus."],
    );
    await page.goto("/");
    await page.getByRole("link", { name: "État du portail" }).click();
    await expect(page.getByRole("heading", { level: 3 })).toHaveCount(6);
    await expect(page.getByText("Les jours où quelque chose n’allait pas")).toBeVisible();
    const incidents = page.getByRole("region", { name: "Incidents" });
    await expect(incidents).toContainText("Les fichiers : arrêt");
    await expect(incidents).toContainText("(60 minutes)");
    await expect(incidents).toContainText("Un disque était plein ; il ne l’est plus.");
  });
});

test("F-154 a first view of what everybody reads, and of the page to deposit on, is light, and its scripts wake at the first sign of a person", async ({
  page,
  context,
  baseURL,
}) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  const weigh = async (path: string) => {
    bytes = 0;
    await page.goto(path, { waitUntil: "load" });
    expect(bytes, path).toBeGreaterThan(10_000);
    expect(bytes, `${path}: ${bytes} bytes`).toBeLessThan(FIRST_VIEW);
    // What comes after it is not of the next one.
    await page.waitForLoadState("networkidle");
    await expect(page.locator("script[data-late]")).not.toHaveCount(0);
    await awake(page);
    await expect(page.locator("script[data-late]")).toHaveCount(0);
  };
  for (const path of [
    "/",
    "/aide",
    "/aide/tous-les-etats",
    "/aide/deposer-un-pdf",
    "/etat",
    "/annuaire",
    "/connexion",
    "/inscription",
  ])
    await weigh(path);
  // The page lives: what needs a script works.
  await page.goto("/aide");
  await awake(page);
  await page.getByRole("link", { name: /Diapason/ }).click();
  await expect(page.getByRole("heading", { name: "Assistant Diapason" })).toBeVisible();
  await expect(page).toHaveURL("/aide");
  await signInByCookie(context, baseURL ?? "", (await newTeam()).manager);
  await weigh("/facturation/factures-emises/deposer");
  await expect(page.getByRole("button", { name: "Déposer la facture" })).toBeVisible();
});

for (const look of LOOKS) {
  test(`T-48 help and state are accessible (${look.theme}, ${look.language})`, async ({ page, context, baseURL }) => {
    await prefer(context, baseURL ?? "", look);
    for (const path of ["/aide", "/aide/tous-les-etats", "/aide?recherche=facture", "/etat"]) {
      await page.goto(path);
      await expectAccessibleAtEachWidth(page);
    }
  });
}
