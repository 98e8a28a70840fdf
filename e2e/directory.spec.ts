import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { expectAccessibleAtEachWidth, prefer, RARE_LOOKS } from "#e2e/support/accessibility.ts";
import { type NewPerson, newPerson, onDatabase, signInByCookie } from "#e2e/support/database.ts";
import { newNumber, ownSample, pdfFile } from "#e2e/support/invoices.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { WORDS } from "#e2e/support/words.ts";
import { formatIdentifier } from "#lib/shared/identifiers.ts";
import { siretNumber } from "#tests/factories/identifiers.ts";

const words = WORDS.fr;
const { directory, structureMenu } = words;

/** A number that no other test and no other run of this one uses. */
let used = (Date.now() % 900_000) * 10 + 5;
const newSiret = () => siretNumber(++used);

/** A name that is nobody else's: letters only, so that a typing error in it is one. */
function newTown(): string {
  const letters = Array.from({ length: 6 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join("");
  return `Bourg${letters}val`;
}

type Entity = { readonly id: string; readonly siret: string; readonly name: string; readonly town: string };

async function newEntity(
  over: { kind?: "PUBLIQUE" | "PRIVEE"; status?: string; undisclosed?: boolean; town?: string; services?: number } = {},
): Promise<Entity> {
  const { kind = "PUBLIQUE", status = "ACTIVE", undisclosed = false, town = newTown(), services = 0 } = over;
  const [id, siret] = [crypto.randomUUID(), newSiret()];
  const name = `${kind === "PUBLIQUE" ? "COMMUNE" : "ATELIER"} DE ${town.toUpperCase()}`;
  await onDatabase(
    `insert into structure (id, identifier_type, identifier, siren, kind, status, legal_name, address_line, postcode, town, undisclosed,
       requires_service, requires_commitment, payment_not_reported, updated_at)
     values ($1, 'SIRET', $2, left($2, 9), $3::"StructureKind", $4::"StructureStatus", $5, '1 place de la Mairie', '37999', $6, $7,
       $8, $8, $8, now())`,
    [id, siret, kind, status, name, town, undisclosed, services > 0],
  );
  await onDatabase(
    `insert into service (id, structure_id, code, label, updated_at)
     select gen_random_uuid(), $1, 'S' || lpad(n::text, 3, '0'), 'Service numéro ' || n, now() from generate_series(1, $2) n`,
    [id, services],
  );
  return { id, siret, name, town };
}

async function join(person: NewPerson, entity: Entity, application: string): Promise<void> {
  const membershipId = crypto.randomUUID();
  await onDatabase("insert into membership (id, user_id, structure_id, role) values ($1, $2, $3, 'USER')", [
    membershipId,
    person.id,
    entity.id,
  ]);
  await onDatabase(
    `insert into habilitation (id, membership_id, application, level) values ($1, $2, $3::"Application", 'MODIFICATION')`,
    [crypto.randomUUID(), membershipId, application],
  );
}

async function look(page: Page, typed: string): Promise<void> {
  await page.getByRole("searchbox", { name: directory.search }).fill(typed);
  await page.getByRole("main").getByRole("button", { name: directory.submit }).click();
  await expect(page).toHaveURL(/recherche=/);
}

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("F-123 a visitor finds a public structure, a typing error forgiven, and reads what it asks", async ({
      page,
    }) => {
      const entity = await newEntity({ services: 30 });
      await page.goto("/");
      await page.getByRole("main").getByRole("link", { name: directory.title }).click();
      await expect(page.getByRole("heading", { level: 1, name: directory.title })).toBeVisible();
      await look(page, "x");
      await expect(page.getByText(directory.tooShort)).toBeVisible();
      await look(page, "qqqzzzqqq");
      await expect(page.getByText(directory.noneTitle)).toBeVisible();
      await look(page, entity.town.replace("val", "vla"));
      await expect(page.getByText(directory.nearTitle)).toBeVisible();
      await look(page, `commune ${entity.town}`);
      await expect(page.getByText(directory.nearTitle)).toHaveCount(0);
      await page.getByRole("link", { name: entity.name }).click();
      await expect(page).toHaveURL(`/annuaire/${entity.siret}`);
      await expect(page.getByRole("heading", { level: 1, name: entity.name })).toBeVisible();
      await expect(page.getByText(directory.askedLong.both)).toBeVisible();
      await expect(page.getByText("Délai de paiement : 30 jours", { exact: false })).toBeVisible();
      await expect(page.getByText(directory.reportedNo)).toBeVisible();

      await expect(page.getByText(/1 à 25 sur\s30 services/)).toBeVisible();
      await page.getByRole("link", { name: words.ui.nextPage }).click();
      await expect(page.getByRole("rowheader", { name: "S030" })).toBeVisible();
      await page.getByLabel(directory.servicesSearch).fill("numéro 7");
      await page.getByRole("region", { name: directory.services }).getByRole("button").click();
      await expect(page.getByRole("rowheader")).toHaveText(["S007", "S017", "S027"]);

      await page.goto(`/annuaire/${encodeURIComponent(formatIdentifier(entity.siret))}`);
      await expect(page).toHaveURL(`/annuaire/${entity.siret}`);
    });

    test("F-34 F-123 what is undisclosed is masked, what is inactive is said so, what is unknown is not found", async ({
      page,
    }) => {
      const [hidden, closed] = [await newEntity({ undisclosed: true }), await newEntity({ status: "INACTIVE" })];
      const company = await newEntity({ kind: "PRIVEE" });
      await page.goto(`/annuaire?recherche=${hidden.town}`);
      await expect(page.getByRole("main").getByText(hidden.name)).toHaveCount(0);
      await page.goto(`/annuaire?recherche=${hidden.siret}`);
      await page.getByRole("link", { name: directory.undisclosedShort }).click();
      await expect(page.getByText(directory.undisclosedTitle)).toBeVisible();
      expect(await page.content()).not.toMatch(new RegExp(`${hidden.town}|place de la Mairie`, "i"));
      await expect(page.locator('meta[name="robots"]').first()).toHaveAttribute("content", /noindex/);
      await page.goto(`/annuaire?recherche=${closed.town}`);
      await expect(page.getByRole("row").filter({ hasText: closed.name })).toContainText(directory.inactive);
      await page.goto(`/annuaire/${closed.siret}`);
      await expect(page.getByText(directory.inactiveTitle)).toBeVisible();
      await expect(page.getByRole("link", { name: directory.signInToDeposit })).toHaveCount(0);
      for (const number of [company.siret, "00000000000000", "mairie"])
        expect((await page.request.get(`/annuaire/${number}`)).status(), number).toBe(404);
    });

    test("F-42 a person in two structures chooses the one to act for, everywhere and in the next browser too", async ({
      browser,
      context,
      baseURL,
    }) => {
      const person = await newPerson();
      const [supplier, recipient] = [await newEntity({ kind: "PRIVEE" }), await newEntity()];
      await join(person, supplier, "FACTURES_EMISES");
      await signInByCookie(context, baseURL ?? "", person);
      const page = await context.newPage();
      const menu = page.locator(".site-structure summary");
      await page.goto("/facturation/factures-emises/synthese");
      await expect(menu).toHaveCount(0);
      await join(person, recipient, "FACTURES_RECUES");

      await page.reload();
      await expect(menu).toContainText(structureMenu.all);
      const choose = async (name: string) => {
        await menu.click();
        await page.locator(".structure-choices").getByRole("button", { name }).click();
        await expect(menu).toContainText(name);
      };
      await choose(recipient.name);
      await page.goto("/domaines/facturation");
      const tiles = page.locator(".tile").getByRole("heading", { level: 3 });
      await expect(tiles).toHaveText([words.portal.applications.FACTURES_RECUES.name]);
      await page.goto("/facturation/factures-recues");
      await expect(page.locator(".acting-note")).toContainText(recipient.name);

      const other = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: scripts });
      await signInByCookie(other, baseURL ?? "", person);
      const elsewhere = await other.newPage();
      await elsewhere.goto("/");
      await expect(elsewhere.locator(".site-structure summary")).toContainText(recipient.name);
      await other.close();

      // The choice narrows what is shown, not what may be opened.
      await page.goto("/facturation/factures-emises/deposer");
      await expect(page.locator("input[type=file]")).toBeAttached();
      await page.goto("/facturation/factures-recues");
      await page.locator(".acting-note").getByRole("button").click();
      await expect(menu).toContainText(structureMenu.all);
      await page.goto("/domaines/facturation");
      // Both applications, the mandates, and the page that is there for who has several structures.
      await expect(tiles).toHaveCount(4);
    });
  });
}

test("F-123 a search engine finds the way to every sheet, and to nothing that is closed", async ({
  request,
  baseURL,
}) => {
  const entity = await newEntity();
  const hidden = await newEntity({ undisclosed: true });
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toContain("Disallow: /facturation/");
  const index = new URL(/^Sitemap: (\S+)$/m.exec(robots)?.[1] ?? "");
  const parts = [...(await (await request.get(index.pathname)).text()).matchAll(/<loc>([^<]+)<\/loc>/g)];
  expect(parts.length).toBeGreaterThan(0);
  const files = await Promise.all(parts.map(async ([, url = ""]) => (await request.get(new URL(url).pathname)).text()));
  const listed = files.flatMap((file) => [...file.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url));
  expect(listed).toContain(`${baseURL}/annuaire/${entity.siret}`);
  expect(listed.join(" ")).not.toContain(hidden.siret);
  expect((await request.get("/annuaire/plan/9999.xml")).status()).toBe(404);
});

test("F-123 somebody signed in deposits for the structure of a sheet, and finds it on the form", async ({
  context,
  baseURL,
}) => {
  const person = await newPerson();
  const [supplier, recipient] = [await newEntity({ kind: "PRIVEE" }), await newEntity()];
  await join(person, supplier, "FACTURES_EMISES");
  await signInByCookie(context, baseURL ?? "", person);
  const page = await context.newPage();
  await page.goto(`/annuaire/${recipient.siret}`);
  await page.getByRole("link", { name: directory.deposit }).click();
  await expect(page.getByText(`Facture pour ${recipient.name}`)).toBeVisible();
  const sample = ownSample(newNumber());
  const own = { ...sample, supplier: { ...sample.supplier, siret: supplier.siret } };
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(await pdfFile(own));
  await page.getByRole("button", { name: words.deposit.send, exact: true }).click();
  await page.waitForURL(/\/deposer\/[0-9a-f-]{36}/, { timeout: 60_000 });
  await expect(page.locator('input[name="recipientIdentifier"]')).toHaveValue(recipient.siret);
});

test("F-123 the search works by keyboard alone", async ({ page }) => {
  const entity = await newEntity();
  await page.goto("/annuaire");
  const field = page.getByRole("searchbox", { name: directory.search });
  for (let pressed = 0; pressed < 40 && !(await field.evaluate((one) => one === document.activeElement)); pressed += 1)
    await page.keyboard.press("Tab");
  await expect(field).toBeFocused();
  await page.keyboard.type(entity.siret);
  await page.keyboard.press("Enter");
  const link = page.getByRole("link", { name: entity.name });
  await expect(link).toBeVisible();
  await field.focus();
  for (let pressed = 0; pressed < 5 && !(await link.evaluate((one) => one === document.activeElement)); pressed += 1)
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/annuaire/${entity.siret}`);
});

test("F-123 the directory is for search engines, what was searched for is not", async ({ request }) => {
  const entity = await newEntity();
  const html = async (path: string) => (await request.get(path)).text();
  const robots = (text: string) => /<meta name="robots" content="([^"]+)"/.exec(text)?.[1];
  const canonical = (text: string) => /<link rel="canonical" href="([^"]+)"/.exec(text)?.[1];
  const [home, search, sheet] = [
    await html("/annuaire"),
    await html("/annuaire?recherche=nantes"),
    await html(`/annuaire/${entity.siret}`),
  ];
  expect([home, search, sheet].map(robots)).toEqual(["index, follow", "noindex, follow", "index, follow"]);
  expect(canonical(home)).toMatch(/\/annuaire$/);
  expect(canonical(sheet)).toMatch(new RegExp(`/annuaire/${entity.siret}$`));
  expect(sheet).toContain(`<title>${entity.name} –`);
  expect(sheet).toMatch(new RegExp(`<meta name="description" content="[^"]*${entity.siret.slice(0, 3)}`));
});

test("F-123 the whole directory is downloaded as CSV and JSON, and not again until it changes", async ({ request }) => {
  const entity = await newEntity({ services: 2 });
  for (const [path, type] of [
    ["/annuaire/structures.csv", "text/csv"],
    ["/annuaire/services.csv", "text/csv"],
    ["/annuaire/annuaire.json", "application/json"],
  ] as const) {
    const reply = await request.get(path);
    expect(reply.status(), path).toBe(200);
    const { etag = "", ...headers } = reply.headers();
    expect(headers["content-type"]).toContain(type);
    expect(headers["content-disposition"]).toContain("attachment");
    expect(Date.parse(headers["last-modified"] ?? "")).not.toBeNaN();
    expect(await reply.text()).toContain(entity.siret);
    expect((await request.get(path, { headers: { "if-none-match": '"other"' } })).status()).toBe(200);
    // Another test may have added a structure in between.
    await expect(async () => {
      const now = (await request.head(path)).headers().etag ?? "";
      expect((await request.get(path, { headers: { "if-none-match": now } })).status()).toBe(304);
    }).toPass();
    await newEntity();
    expect((await request.head(path)).headers().etag).not.toBe(etag);
  }
});

async function furnished(context: BrowserContext, baseURL: string): Promise<Entity> {
  const [person, entity] = [await newPerson(), await newEntity({ services: 30 })];
  await join(person, entity, "FACTURES_RECUES");
  await join(person, await newEntity({ kind: "PRIVEE" }), "FACTURES_EMISES");
  await signInByCookie(context, baseURL, person);
  return entity;
}

for (const { theme, language } of RARE_LOOKS) {
  test(`T-48 the screens are accessible (${theme}, ${language})`, async ({ browser, baseURL }) => {
    test.slow();
    const visitor = await browser.newContext({ baseURL: baseURL ?? "" });
    const member = await browser.newContext({ baseURL: baseURL ?? "" });
    const entity = await furnished(member, baseURL ?? "");
    const hidden = await newEntity({ undisclosed: true });
    const screens: readonly (readonly [BrowserContext, readonly string[]])[] = [
      [
        visitor,
        ["/", "/annuaire", "/annuaire?recherche=commune", "/annuaire?recherche=zzqqzz", `/annuaire/${hidden.siret}`],
      ],
      [
        member,
        [
          `/annuaire/${entity.siret}`,
          "/mon-compte/structure",
          `/facturation/factures-emises/deposer?destinataire=${entity.siret}`,
        ],
      ],
    ];
    for (const [context, paths] of screens) {
      await prefer(context, baseURL ?? "", { theme, language });
      const page = await context.newPage();
      for (const path of paths) {
        await page.goto(path);
        if (path === "/annuaire") await page.locator("details.disclosure summary").click();
        await expectAccessibleAtEachWidth(page);
      }
      if (context === member) {
        await page.locator(".site-structure summary").click();
        await expectAccessibleAtEachWidth(page, ".site-header");
      }
      await context.close();
    }
  });
}
