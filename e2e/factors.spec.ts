import { type CDPSession, expect, type Page, test } from "@playwright/test";
import {
  addApp,
  appCode,
  giveEveryFactor,
  makeRecoveryCodes,
  shownSecret,
  upToSecondProof,
} from "#e2e/pages/factors.page.ts";
import { giveCode } from "#e2e/pages/sign-in.page.ts";
import { expectAccessibleAtEachWidth, prefer, RARE_LOOKS } from "#e2e/support/accessibility.ts";
import { visit } from "#e2e/support/awake.ts";
import { newPerson, onDatabase, signInByCookie } from "#e2e/support/database.ts";
import { codesSince } from "#e2e/support/mailbox.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr;
const LIST = "/mon-compte/facteurs";

/** The proof of every session of the person is older than sensitive pages and commands accept. */
async function ageProof(personId: string): Promise<void> {
  await onDatabase("update session set proven_at = now() - interval '2 hours' where user_id = $1", [personId]);
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("F-27 a proof that grew old is asked for again, by a code that leaves when it is wanted, and the last factor cannot go", async ({
      page,
      context,
      baseURL,
    }) => {
      const person = await newPerson();
      await signInByCookie(context, baseURL ?? "", person);
      await ageProof(person.id);
      await page.goto(LIST);
      await expect(page).toHaveURL(`/mon-compte/confirmer?retour=${encodeURIComponent(LIST)}`);
      await page.getByRole("button", { name: words.prove.EMAIL.send }).click();
      await expect(page.getByText(words.signInCode.sentText)).toBeVisible();
      const [code = ""] = await codesSince(person.email, []);
      await giveCode(page, String((Number(code) + 1) % 1_000_000).padStart(6, "0"));
      await expect(page.locator(".error-summary")).toContainText("Ce code n’est pas le bon");
      await giveCode(page, code);
      await expect(page).toHaveURL(LIST);
      await expect(page.locator("tbody tr")).toHaveCount(1);
      await page.locator("tbody").getByRole("link").click();
      await expect(page.getByText(words.factors.one.last)).toBeVisible();
      await expect(page.getByRole("button", { name: words.factors.one.remove })).toHaveCount(0);
    });

    test("F-25 an app is added by its code, asked for first, and signs in; a recovery code does once", async ({
      page,
      context,
      baseURL,
    }) => {
      const person = await newPerson();
      await signInByCookie(context, baseURL ?? "", person);
      const secret = await addApp(page, "Téléphone personnel");
      const [code = ""] = await makeRecoveryCodes(page);
      await expect(page.locator("tbody tr")).toHaveCount(2);
      await page.getByRole("link", { name: /Téléphone personnel/ }).click();
      await page.getByRole("button", { name: words.factors.one.prefer }).click();
      await expect(page.getByText(words.factors.done.prefere)).toBeVisible();

      await upToSecondProof(page, person);
      await expect(page.getByText("Ouvrez votre application")).toBeVisible();
      const sent = "select 1 from audit_event where user_id = $1 and type = 'account.codeSent'";
      expect(await onDatabase(sent, [person.id])).toHaveLength(0);
      await page.getByLabel(words.prove.TOTP.label).fill("000000");
      await page.getByRole("button", { name: words.prove.submit }).click();
      await expect(page.locator(".error-summary")).toContainText("Ce code n’est pas le bon");
      // The next step of the app: the code of the one that added it opens nothing.
      await page.getByLabel(words.prove.TOTP.label).fill(appCode(secret, 1));
      await page.getByRole("button", { name: words.prove.submit }).click();
      await expect(page).toHaveURL("/bienvenue");
      await expect(page.locator(".site-account summary")).toBeVisible();

      for (const outcome of ["in", "refused"] as const) {
        await upToSecondProof(page, person);
        await page.getByRole("link", { name: words.prove.RECOVERY.name }).click();
        await page.getByLabel(words.prove.RECOVERY.label).fill(code.toLowerCase());
        await page.getByRole("button", { name: words.prove.submit }).click();
        if (outcome === "in") await expect(page.locator(".site-account summary")).toBeVisible();
        else await expect(page.locator(".error-summary")).toContainText("il a déjà servi");
      }
    });
  });
}

test("F-27 a form that was open for too long asks for a proof before it does anything", async ({
  page,
  context,
  baseURL,
}) => {
  const person = await newPerson();
  const app = await giveEveryFactor(person);
  await signInByCookie(context, baseURL ?? "", person);
  await page.goto(`${LIST}/${app}`);
  await ageProof(person.id);
  await page.getByRole("button", { name: words.factors.one.remove }).click();
  await expect(page).toHaveURL(`/mon-compte/confirmer?retour=${encodeURIComponent(`${LIST}/${app}`)}`);
  expect(await onDatabase("select 1 from second_factor where user_id = $1", [person.id])).toHaveLength(3);
  const elsewhere = await newPerson();
  await signInByCookie(context, baseURL ?? "", elsewhere);
  const reply = await page.goto(`${LIST}/${app}`);
  expect(reply?.status()).toBe(404);
});

test("F-25 F-2 an app is added by keyboard alone", async ({ page, context, baseURL }) => {
  const person = await newPerson();
  await signInByCookie(context, baseURL ?? "", person);
  await visit(page, LIST);
  await page.getByRole("link", { name: words.factors.addApp }).focus();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(words.factors.app.title);
  const summary = page.locator("main summary");
  await summary.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".app-secret")).toBeVisible();
  const code = appCode(await shownSecret(page));
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: words.factors.app.open })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.type(code);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("Tablette");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(words.factors.recovery.title);
  await page.getByRole("button", { name: words.factors.recovery.make }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(words.factors.recovery.shownTitle)).toBeVisible();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: words.factors.recovery.copy }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: words.factors.recovery.copied })).toBeFocused();
  expect((await page.evaluate(() => navigator.clipboard.readText())).split("\n")).toHaveLength(10);
});

/** An authenticator inside the browser, which answers by itself. */
async function virtualAuthenticator(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return session;
}

test("F-26 T-31 a passkey is added, proves as second step, stands for the password, and no answer of it works twice", async ({
  page,
  context,
  baseURL,
}) => {
  const person = await newPerson();
  await virtualAuthenticator(page);
  await signInByCookie(context, baseURL ?? "", person);
  await page.goto(`${LIST}/cle`);
  await page.getByLabel(words.factors.key.label).fill("Ordinateur portable");
  await page.getByRole("button", { name: words.factors.key.submit }).click();
  await expect(page.getByText(words.factors.recovery.firstTitle)).toBeVisible();
  await page.goto(LIST);
  await expect(page.getByRole("row", { name: /Ordinateur portable/ })).toContainText(words.factors.passwordless);
  // The same authenticator again: the browser knows that it is there already.
  await page.goto(`${LIST}/cle`);
  await page.getByRole("button", { name: words.factors.key.submit }).click();
  await expect(page.locator(".field-error")).toContainText(words.prove.key.known);

  await upToSecondProof(page, person);
  await page.getByRole("link", { name: words.prove.WEBAUTHN.name }).click();
  await page.getByRole("button", { name: words.prove.WEBAUTHN.use }).click();
  await expect(page.locator(".site-account summary")).toBeVisible();

  await context.clearCookies({ name: /session/ });
  await page.goto(`/connexion?retour=${encodeURIComponent("/mon-compte/rattachements")}`);
  const posted = page.waitForRequest(
    (request) =>
      request.method() === "POST" && request.url().includes("/connexion?") && !request.url().includes("/api/"),
  );
  await page.getByRole("button", { name: words.signIn.passkey }).click();
  const answer = /\{"id":[^\r\n]*"signature"[^\r\n]*\}/.exec((await posted).postData() ?? "")?.[0] ?? "";
  expect(answer).toContain("signature");
  await expect(page).toHaveURL("/mon-compte/rattachements");
  const [session] = await onDatabase<{ detail: unknown }>(
    "select detail from audit_event where user_id = $1 and type = 'account.signedIn' order by at desc limit 1",
    [person.id],
  );
  expect(session?.detail).toEqual({ factor: "WEBAUTHN", passwordless: true });

  await context.clearCookies({ name: /session/ });
  await visit(page, "/connexion");
  await page.evaluate((replayed) => {
    const field = document.querySelector<HTMLInputElement>("input[name=answer]");
    if (field) field.value = replayed;
    field?.form?.requestSubmit();
  }, answer);
  await expect(page.locator(".error-summary")).toContainText("Cette clé n’a pas été acceptée");
  await page.goto(LIST);
  await expect(page).toHaveURL(/\/connexion\?/);
});

/** Searches by text pass over what stands in `noscript`, which this browser shows. */
async function expectToldWithoutScript(page: Page, text: string): Promise<void> {
  const told = page.locator("main noscript p");
  await expect(told).toBeVisible();
  expect(await told.textContent()).toBe(text);
}

test("F-26 without scripts a key is offered by nothing that does not work", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? "" });
  const page = await context.newPage();
  const person = await newPerson();
  await giveEveryFactor(person);
  await page.goto("/connexion");
  await expect(page.getByRole("button", { name: words.signIn.passkey })).toHaveCount(0);
  await signInByCookie(context, baseURL ?? "", person);
  await page.goto("/mon-compte/confirmer?moyen=cle");
  await expectToldWithoutScript(page, words.prove.key.noScript);
  await expect(page.getByRole("button", { name: words.prove.WEBAUTHN.use })).toHaveCount(0);
  await page.goto(`${LIST}/cle`);
  await expectToldWithoutScript(page, words.factors.key.noScript);
  await context.close();
});

const SCREENS = [
  LIST,
  `${LIST}/application`,
  `${LIST}/cle`,
  `${LIST}/codes-de-secours`,
  "/mon-compte/confirmer",
  "/mon-compte/confirmer?moyen=application",
  "/mon-compte/confirmer?moyen=cle",
  "/mon-compte/confirmer?moyen=secours",
];

for (const look of RARE_LOOKS) {
  const { theme, language } = look;
  test(`T-48 the screens of the factors are accessible (${theme}, ${language})`, async ({ page, context, baseURL }) => {
    const person = await newPerson();
    const app = await giveEveryFactor(person);
    await signInByCookie(context, baseURL ?? "", person);
    await prefer(context, baseURL ?? "", look);
    for (const screen of [...SCREENS, `${LIST}/${app}`]) {
      await page.goto(screen);
      for (const more of await page.locator("main summary").all()) await more.click();
      await expectAccessibleAtEachWidth(page);
    }
    await page.goto(`${LIST}/codes-de-secours`);
    await page.getByRole("button", { name: WORDS[language].factors.recovery.again }).click();
    await expect(page.getByText(WORDS[language].factors.recovery.shownTitle)).toBeVisible();
    await expectAccessibleAtEachWidth(page);
  });
}
