import { expectAccessibleAtEachWidth, LOOKS, prefer } from "#e2e/support/accessibility.ts";
import { onDatabase } from "#e2e/support/database.ts";
import { expect, test } from "#e2e/support/fixtures.ts";

type Known = { number: string; id: string };

/** A rejected invoice of the demonstration's supplier. */
async function rejected(): Promise<Known> {
  const [row] = await onDatabase<Known>(
    `select i.number, i.id from invoice i join structure s on s.id = i.supplier_id
     where s.identifier = '39280913700012' and i.status = 'REJETEE' order by i.number limit 1`,
  );
  if (!row) throw new Error("the demonstration has no rejected invoice");
  return row;
}

test("F-121 from any page, the assistant cites the help, tells where one’s own invoice stands, and keeps the conversation", async ({
  as,
}) => {
  const { number, id } = await rejected();
  const page = await as("supplier");
  await page.goto("/", { waitUntil: "networkidle" });
  await page.getByRole("link", { name: "Aide : Diapason" }).click();
  const corner = page.getByRole("region", { name: "Assistant Diapason" });
  const question = corner.getByLabel("Votre question");
  await expect(question).toBeFocused();
  const ask = async (text: string) => {
    await question.fill(text);
    await page.keyboard.press("Enter");
    return corner.locator(".turn", { hasText: text });
  };

  const cited = await ask("j’ai perdu mon téléfone");
  await expect(cited.getByRole("link", { name: /Téléphone perdu/ })).toBeVisible();
  const told = await ask(number.toLowerCase());
  await expect(told).toContainText(`Facture ${number}`);
  await expect(told).toContainText("Rejetée");
  await expect(told.getByRole("link", { name: `Ouvrir la facture ${number}` })).toHaveAttribute("href", new RegExp(id));
  await expect(await ask("recette de la tarte aux pommes")).toContainText("Je ne sais pas répondre");

  await page.keyboard.press("Escape");
  await expect(corner).toBeHidden();
  await page.getByRole("link", { name: "Mentions légales" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mentions légales" })).toBeVisible();
  await page.getByRole("link", { name: "Aide : Diapason" }).click();
  await expect(corner.locator(".turn")).toHaveCount(3);
  await corner.getByRole("button", { name: "En faire un ticket" }).click();
  await expect(page).toHaveURL(/\/support\/tickets\/creer\?repris/);
  await page.locator("select[name=categorie]").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.locator("textarea[name=description]")).toHaveValue(/tarte aux pommes/);

  const stranger = await as("stranger", { scripts: false });
  await stranger.goto("/mentions-legales");
  await stranger.getByRole("link", { name: "Aide : Diapason" }).click();
  await stranger.getByLabel("Votre question").fill(`où en est la facture ${number} ?`);
  await stranger.getByRole("button", { name: "Poser la question" }).click();
  const log = stranger.getByRole("log");
  await expect(log).toContainText(`Aucune facture que vous pouvez consulter ne porte exactement le numéro ${number}`);
  await stranger.getByLabel("Votre question").fill("que veut dire suspendue");
  await stranger.getByRole("button", { name: "Poser la question" }).click();
  await expect(log.locator(".turn")).toHaveCount(2);
});

for (const look of LOOKS) {
  test(`T-48 the assistant is accessible, as a page and in its corner (${look.theme}, ${look.language})`, async ({
    page,
    context,
    baseURL,
  }) => {
    await prefer(context, baseURL ?? "", look);
    await page.goto("/assistant");
    await page.locator("input[name=question]").fill("facture rejetée");
    await page.keyboard.press("Enter");
    await expect(page.locator(".turn")).toHaveCount(1);
    await expectAccessibleAtEachWidth(page);
    await page.goto("/mentions-legales", { waitUntil: "networkidle" });
    await page.locator(".assistant-button").click();
    await expectAccessibleAtEachWidth(page);
  });
}
