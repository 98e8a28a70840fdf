import { expect, test } from "@playwright/test";
import { expectAccessibleAtEachWidth, LOOKS, prefer } from "#e2e/support/accessibility.ts";
import { visit } from "#e2e/support/awake.ts";
import { signInByCookie } from "#e2e/support/database.ts";
import { keyboard } from "#e2e/support/keyboard.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { newTeam } from "#e2e/support/team.ts";
import { WORDS } from "#e2e/support/words.ts";

const OPEN_PAGES = [
  "/",
  "/?profil=association",
  "/mentions-legales",
  "/rechercher?q=annuaire",
  "/page-qui-n-existe-pas",
];

test("T-11 a domain that one cannot reach looks like one that does not exist", async ({ page }) => {
  const unknown = await page.goto("/domaines/inconnu");
  const textOfUnknown = await page.locator("main").textContent();
  const closed = await page.goto("/domaines/facturation");
  expect(unknown?.status()).toBe(404);
  expect(closed?.status()).toBe(404);
  expect(await page.locator("main").textContent()).toBe(textOfUnknown);
});

test("F-4 a visitor is shown no domain", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("link", { name: "Se connecter" }).first()).toBeVisible();
  await expect(page.getByText("Domaines")).toHaveCount(0);
});

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("F-1 the audience tab changes the home page, signed in or not, by the keyboard, is in the address and is remembered", async ({
      page,
      context,
      baseURL,
    }) => {
      const town = page.getByRole("link", { name: "Entité publique" });
      await page.goto("/mentions-legales");
      await keyboard.press(town);
      await expect(page).toHaveURL(/\/\?profil=entite-publique$/);
      await expect(page.getByRole("heading", { name: "Tenez le délai" })).toBeVisible();
      await page.goto("/");
      await expect(town).toHaveAttribute("aria-current", "true");
      await page.goto("/?profil=ministre");
      await expect(town).toHaveAttribute("aria-current", "true");
      await signInByCookie(context, baseURL ?? "", (await newTeam()).manager);
      await page.goto("/");
      await expect(page.getByText(WORDS.fr.home.audiences["entite-publique"].signedInLead)).toBeVisible();
      await keyboard.press(page.getByRole("link", { name: "Association" }));
      await expect(page).toHaveURL(/\/\?profil=association$/);
      await expect(page.getByText(WORDS.fr.home.audiences.association.signedInLead)).toBeVisible();
    });

    test("F-8 the language changes in place and is remembered", async ({ page }) => {
      await page.goto("/mentions-legales?x=1");
      await page.getByText("Français").first().click();
      await page.getByRole("button", { name: "English" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Legal notice" })).toBeVisible();
      await expect(page).toHaveURL(/mentions-legales\?x=1$/);
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
      await page.goto("/");
      await expect(page).toHaveTitle(/Invoicing portal/);
    });

    test("the theme changes in place and is remembered", async ({ page }) => {
      await page.goto("/");
      await page.getByText("Affichage").click();
      await page.getByRole("button", { name: "Sombre" }).click();
      await expect(page.locator("html")).toHaveCSS("background-color", "rgb(20, 23, 29)");
      await page.goto("/mentions-legales");
      await expect(page.locator("html")).toHaveCSS("background-color", "rgb(20, 23, 29)");
    });
  });
}

test("F-8 a browser that asks for English gets it, any other gets French", async ({ browser, baseURL }) => {
  for (const [locale, lang] of [
    ["en-GB", "en"],
    ["de-DE", "fr"],
  ] as const) {
    const context = await browser.newContext({ locale, baseURL });
    const page = await context.newPage();
    await page.goto("/");
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await context.close();
  }
});

test("F-6 the breadcrumb leads home and marks the present page", async ({ page }) => {
  await page.goto("/mentions-legales");
  const trail = page.getByRole("navigation", { name: "Vous êtes ici" });
  await expect(trail.locator("[aria-current=page]")).toHaveText("Mentions légales");
  await trail.getByRole("link", { name: "Accueil" }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole("navigation", { name: "Menu principal" }).locator("[aria-current=page]")).toHaveText(
    "Accueil",
  );
});

test("F-2 the header is walked and its menus are closed by keyboard alone", async ({ page }) => {
  await visit(page, "/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Aller au contenu" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();

  const menu = page.locator("details", { hasText: "Affichage" });
  await menu.locator("summary").focus();
  await page.keyboard.press("Enter");
  await expect(menu).toHaveAttribute("open", "");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await expect(menu).not.toHaveAttribute("open", "");
  await expect(menu.locator("summary")).toBeFocused();
});

test("a link inside the portal keeps the page alive, and the browser's own ways with links stay", async ({ page }) => {
  await visit(page, "/");
  await page.evaluate(() => document.documentElement.setAttribute("data-alive", "yes"));
  await page.getByRole("link", { name: "Mentions légales" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mentions légales" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-alive", "yes");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Bienvenue sur Chorale" })).toBeVisible();
  const [other] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("link", { name: "Mentions légales" }).click({ modifiers: ["ControlOrMeta"] }),
  ]);
  await expect(other).toHaveURL(/mentions-legales$/);
});

test("T-26 every answer carries the security headers, pages with a nonce of their own", async ({ request }) => {
  const nonces = new Set<string>();
  for (const path of [...OPEN_PAGES, "/domaines/inconnu", "/api/health", "/api/inconnu", "/icon.svg"]) {
    const reply = await request.get(path, { headers: { "x-forwarded-proto": "https" } });
    const headers = reply.headers();
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("same-origin");
    expect(headers["cross-origin-opener-policy"], path).toBe("same-origin");
    expect(headers["cross-origin-resource-policy"], path).toBe("same-origin");
    expect(headers["permissions-policy"], path).toContain("camera=()");
    expect(headers["strict-transport-security"], path).toMatch(/^max-age=\d{8};/);
    expect(headers["x-powered-by"], path).toBeUndefined();
    if (path === "/icon.svg") continue;
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).not.toContain("unsafe");
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    if (!path.startsWith("/api/")) expect(nonce, path).toBeTruthy();
    if (nonce) nonces.add(nonce);
  }
  expect(nonces.size).toBe(OPEN_PAGES.length + 1);
  const plain = await request.get("/");
  expect(plain.headers()["strict-transport-security"]).toBeUndefined();
});

test("no page breaks its own content policy", async ({ page }) => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  for (const path of OPEN_PAGES) await visit(page, path);
  expect(complaints).toEqual([]);
});

for (const look of LOOKS) {
  const { theme, language } = look;
  test(`T-48 open pages are accessible (${theme}, ${language})`, async ({ page, context, baseURL }) => {
    await prefer(context, baseURL ?? "", look);
    for (const path of OPEN_PAGES) {
      await page.goto(path);
      await expectAccessibleAtEachWidth(page);
    }
  });
}
