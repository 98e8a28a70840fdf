import { expect, test } from "@playwright/test";
import { expectAccessibleAtEachWidth, LOOKS, prefer } from "#e2e/support/accessibility.ts";
import { newPerson, signInByCookie } from "#e2e/support/database.ts";
import { keyboard } from "#e2e/support/keyboard.ts";

test("F-121 F-122 a person and an agent talk in two browsers by the keyboard alone, each seeing what the other says as it is said; then it becomes a ticket", async ({
  browser,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const [asker, agent] = [
    await newPerson({ firstName: "Ariane" }),
    await newPerson({ firstName: "Basile", systemRole: "SUPPORT" }),
  ];
  const [hers, his] = [await browser.newContext({ baseURL }), await browser.newContext({ baseURL })];
  await signInByCookie(hers, origin, asker);
  await signInByCookie(his, origin, agent);
  const [page, desk] = [await hers.newPage(), await his.newPage()];
  // The queue is everybody's: of this run, whatever another one left in it.
  const question = `Où voir mon échéance <b>${asker.id.slice(-6)}</b> ?`;

  await desk.goto("/administration/discussions");
  await page.goto("/assistant");
  await keyboard.type(page.getByLabel("Votre question"), question);
  await page.keyboard.press("Enter");
  // An agent is there: the assistant hands the conversation over to them.
  await keyboard.press(page.getByRole("button", { name: "Discuter avec un agent" }));
  await expect(page.getByText("Un agent va vous répondre")).toBeVisible();

  const row = desk.getByRole("row").filter({ hasText: question });
  await expect(row).toContainText("Ariane");
  await keyboard.press(row.getByRole("button", { name: "Répondre" }));
  await expect(desk.getByRole("heading", { level: 1, name: /Discussion avec Ariane/ })).toBeVisible();

  const herLog = page.getByRole("log", { name: "Discussion" });
  await keyboard.type(desk.getByLabel("Votre message"), "Sur la page de la facture.");
  await desk.keyboard.press("Enter");
  await expect(herLog).toContainText("Sur la page de la facture.");
  await expect(herLog).toContainText("Basile");

  await keyboard.reach(page.getByLabel("Votre message"));
  await page.keyboard.type("Merci, et");
  await expect(desk.getByText("Ariane Essai écrit…")).toBeVisible();
  await keyboard.attach(page.getByLabel("Joindre un fichier"), "note.txt", "Mon échéance");
  await keyboard.press(page.getByLabel("Votre message"));
  await expect(desk.getByRole("link", { name: "note.txt" })).toBeVisible();
  const file = await desk.getByRole("link", { name: "note.txt" }).getAttribute("href");
  expect((await desk.request.get(file ?? "")).status()).toBe(200);

  const stranger = await browser.newContext({ baseURL });
  await signInByCookie(stranger, origin, await newPerson());
  expect((await stranger.request.get(file ?? "")).status()).toBe(404);
  expect((await stranger.request.get(new URL(page.url()).pathname)).status()).toBe(404);
  expect((await stranger.request.get("/administration/discussions")).status()).toBe(404);

  await keyboard.press(page.getByRole("button", { name: "Terminer la discussion" }));
  await expect(page.getByText("Cette discussion est terminée")).toBeVisible();
  await expect(desk.getByText("Cette discussion est terminée")).toBeVisible();
  await keyboard.press(page.getByRole("button", { name: "En faire un ticket" }));
  await expect(page).toHaveURL(/\/support\/tickets\/creer/);
  for (const context of [hers, his, stranger]) await context.close();
});

for (const look of LOOKS) {
  test(`T-48 the pages of a chat are accessible (${look.theme}, ${look.language})`, async ({
    page,
    context,
    baseURL,
  }) => {
    await prefer(context, baseURL ?? "", look);
    const agent = await newPerson({ systemRole: "SUPPORT", locale: look.language });
    await signInByCookie(context, baseURL ?? "", agent);
    await page.goto("/administration/discussions");
    await expectAccessibleAtEachWidth(page);
    await page.goto("/support/discussion");
    await page.locator("textarea").fill("Bonjour");
    await page.locator("main form button[type=submit]").first().click();
    await expect(page.locator(".conversation")).toBeVisible();
    await expectAccessibleAtEachWidth(page);
    await page.goto("/support");
    await expectAccessibleAtEachWidth(page);
  });
}
