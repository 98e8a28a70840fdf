import { expect, test } from "@playwright/test";
import { expectAccessibleAtEachWidth, prefer, RARE_LOOKS } from "#e2e/support/accessibility.ts";
import { newPerson, onDatabase, signInByCookie } from "#e2e/support/database.ts";
import { expectMail } from "#e2e/support/mailbox.ts";

async function newAdmin() {
  const admin = await newPerson({ firstName: "Ada" });
  await onDatabase(`update "user" set system_role = 'ADMIN' where id = $1`, [admin.id]);
  return admin;
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("F-9 F-110 T-23 an administrator writes an article, looks at it, publishes it; it is read as typed, then goes", async ({
    page,
    context,
    baseURL,
  }) => {
    const title = `Nouvelle ${Date.now()} <b>grasse</b>`;
    await signInByCookie(context, baseURL ?? "", await newAdmin());
    await page.goto("/administration/contenus");
    await page.getByRole("link", { name: "Écrire un article" }).click();
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await expect(page.locator(".error-summary")).toBeVisible();
    await page.getByLabel("Titre en français").fill(title);
    await page
      .getByLabel("Texte en français")
      .fill("Un **mot**, [un lien](/aide), [un piège](javascript:alert(1)).\n\n<script>window.__ran = 1</script>");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    const preview = page.locator(".card", { hasText: "Aperçu en français" });
    await expect(preview.getByRole("link", { name: "un lien" })).toHaveAttribute("href", "/aide");
    await expect(preview).toContainText("[un piège](javascript:alert(1))");
    await expect(preview).toContainText("<script>window.__ran = 1</script>");
    await page.getByRole("button", { name: "Publier", exact: true }).click();

    await page.goto("/actualites");
    const entry = page.getByRole("listitem").filter({ hasText: title });
    await expect(entry.getByText("Nouveau", { exact: true })).toBeVisible();
    await entry.getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    const address = page.url();
    const feed = await (await page.request.get("/actualites/rss/fr.xml")).text();
    expect(feed).toContain("&lt;b&gt;grasse");
    expect((await page.request.get("/actualites/rss/de.xml")).status()).toBe(404);

    await page.goto(address.replace("/actualites/", "/administration/contenus/articles/"));
    await page.getByRole("button", { name: "Retirer l’article" }).click();
    expect((await page.goto(address))?.status()).toBe(404);
  });

  test("F-111 a message stands above the pages of whom it is for, until they put it away", async ({
    page,
    context,
    browser,
    baseURL,
  }) => {
    const title = `Maintenance ${Date.now()}`;
    await signInByCookie(context, baseURL ?? "", await newAdmin());
    await page.goto("/administration/contenus/messages/nouveau");
    await page.getByLabel("Titre en français").fill(title);
    await page.getByLabel("Texte en français").fill("Le portail sera fermé ce soir.");
    await page.locator("select[name=tone]").selectOption("MAINTENANCE");
    await page.getByLabel("Afficher aussi en bandeau").check();
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await expect(page.getByText("C’est enregistré")).toBeVisible();

    const visitor = await browser.newPage({ baseURL: baseURL ?? "", javaScriptEnabled: false });
    const reader = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: false });
    await signInByCookie(reader, baseURL ?? "", await newPerson());
    const other = await reader.newPage();
    await other.goto("/aide");
    const banner = other.locator(".banners").getByText(title);
    await expect(banner).toBeVisible();
    // What will be closed is told otherwise than the rest.
    await expect(other.locator(".banners .notice", { hasText: title })).toHaveAttribute("data-tone", "warn");
    await other.locator(".banner", { hasText: title }).getByRole("button", { name: "Masquer" }).click();
    await expect(other.getByRole("heading", { level: 2, name: title })).toBeVisible();
    await expect(banner).toHaveCount(0);
    await visitor.goto("/communication");
    await expect(visitor.getByText(title)).toHaveCount(0);
    await visitor.goto("/help");
    await expect(visitor).toHaveURL("/aide");
    await visitor.close();
    await reader.close();
    await page.getByRole("button", { name: "Ne plus afficher ce message" }).click();
    await expect(page.getByText("n’est plus affiché")).toBeVisible();
  });

  test("F-109 an administrator writes a help page otherwise: seen before, read after, and the delivered page comes back", async ({
    page,
    context,
    baseURL,
  }) => {
    const title = `Archives de la maison ${Date.now()}`;
    const address = "/aide/archives-et-liste-fiscale";
    await signInByCookie(context, baseURL ?? "", await newAdmin());
    await page.goto(address);
    const delivered = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
    await page.goto("/administration/aide");
    await page.getByRole("row", { name: delivered }).getByRole("link", { name: "(fr)" }).click();
    await page.getByLabel("Titre").fill(title);
    await page.getByLabel("Texte").fill("## Où ?\n\nÀ la **cave**.\n\n<img src=x onerror=alert(1)>");
    await page.getByRole("button", { name: "Enregistrer et voir l’aperçu" }).click();
    const preview = page.locator(".card").filter({ has: page.getByRole("heading", { name: "Aperçu" }) });
    await expect(preview.getByRole("heading", { name: "Où ?" })).toBeVisible();
    await expect(preview).toContainText("<img src=x onerror=alert(1)>");
    const desk = page.url();
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(delivered);
    await page.goto(desk);
    await page.getByRole("button", { name: "Mettre en ligne", exact: true }).click();
    await expect(page.getByText("Cette version est en ligne")).toBeVisible();
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await page.goto(desk);
    await page.getByRole("button", { name: "Revenir à la page livrée" }).click();
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(delivered);
    await page.goto(desk);
    await page.getByRole("link", { name: title }).click();
    await expect(page.getByRole("button", { name: "Remettre cette version en ligne" })).toBeVisible();
  });

  test("F-113 a webinar is announced; a seat is taken, confirmed by mail, put in a calendar; its slides and its recording are there for everybody", async ({
    page,
    context,
    browser,
    baseURL,
  }) => {
    const title = `Séance ${Date.now()}`;
    await signInByCookie(context, baseURL ?? "", await newAdmin());
    await page.goto("/administration/contenus/webinaires/nouveau");
    await page.getByLabel("Début").fill("2099-12-01T10:30");
    await page.getByLabel("Adresse de la séance").fill("https://salle.example/1");
    await page.getByLabel("Adresse du diaporama").fill("https://pages.example/1");
    await page.getByLabel("Adresse de l’enregistrement").fill("https://film.example/1");
    await page.getByLabel("Titre en français").fill(title);
    await page.getByLabel("Texte en français").fill("De l’inscription au certificat.");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await expect(page.getByText("C’est enregistré")).toBeVisible();

    const person = await newPerson();
    const inside = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: false, locale: "fr-FR" });
    await signInByCookie(inside, baseURL ?? "", person);
    const seat = await inside.newPage();
    await seat.goto("/webinaires");
    await seat.getByRole("link", { name: title }).click();
    const address = seat.url();
    await expect(seat.getByRole("link", { name: "Rejoindre la séance" })).toHaveCount(0);
    await seat.getByRole("button", { name: "M’inscrire" }).click();
    await expect(seat.getByRole("link", { name: "Rejoindre la séance" })).toHaveAttribute("href", /salle\.example/);
    await expectMail(person.email, title);
    const calendar = await seat.getByRole("link", { name: "Ajouter à mon agenda" }).getAttribute("href");
    const file = await seat.request.get(calendar ?? "");
    expect(file.headers()["content-type"]).toContain("text/calendar");
    expect(await file.text()).toMatch(/BEGIN:VEVENT[\s\S]*DTSTART:20991201T093000Z[\s\S]*salle\.example/);

    const visitor = await browser.newPage({ baseURL: baseURL ?? "", javaScriptEnabled: false, locale: "fr-FR" });
    await visitor.goto(address);
    await expect(visitor.getByRole("link", { name: "Voir le diaporama" })).toHaveAttribute("href", /pages\.example/);
    await expect(visitor.getByRole("link", { name: "Rejoindre la séance" })).toHaveCount(0);
    await expect(visitor.getByRole("link", { name: "Revoir la séance" })).toHaveCount(0);
    await onDatabase("update webinar set starts_at = now() - interval '1 day' where title_french = $1", [title]);
    await visitor.reload();
    await expect(visitor.getByRole("link", { name: "Revoir la séance" })).toHaveAttribute("href", /film\.example/);
    await visitor.close();
    await inside.close();
  });

  test("F-5 one keeps shortcuts at the head of the home page", async ({ page, context, baseURL }) => {
    const person = await newPerson();
    await onDatabase(`update "user" set welcomed_at = now() where id = $1`, [person.id]).catch(() => undefined);
    await signInByCookie(context, baseURL ?? "", person);
    await page.goto("/");
    if (page.url().endsWith("/bienvenue")) await page.getByRole("button").last().click();
    await page.goto("/");
    await page.getByText("Choisir mes raccourcis").click();
    await page.getByLabel("Vérifier un certificat de dépôt").check();
    await page.getByRole("button", { name: "Enregistrer mes raccourcis" }).click();
    await expect(page.getByText("Vos raccourcis sont enregistrés.")).toBeVisible();
    const first = page.locator("section", { hasText: "Fonctionnalités les plus utilisées" }).getByRole("heading", {
      level: 3,
    });
    await expect(first.first()).toHaveText("Vérifier un certificat de dépôt");
  });
});

for (const look of RARE_LOOKS) {
  test(`T-48 news, messages and their desk are accessible (${look.theme}, ${look.language})`, async ({
    page,
    context,
    baseURL,
  }) => {
    await prefer(context, baseURL ?? "", look);
    await signInByCookie(context, baseURL ?? "", await newAdmin());
    for (const path of [
      "/actualites",
      "/communication",
      "/nouveautes",
      "/administration/contenus",
      "/administration/aide",
      "/administration/aide/fr/annuaire",
      "/administration/contenus/articles/nouveau",
      "/administration/contenus/messages/nouveau",
      "/administration/contenus/webinaires/nouveau",
      "/administration/etat",
      "/webinaires",
    ]) {
      await page.goto(path);
      await expectAccessibleAtEachWidth(page);
    }
  });
}
