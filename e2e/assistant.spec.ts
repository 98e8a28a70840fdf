import { expectAccessibleAtEachWidth, LOOKS, prefer } from "#e2e/support/accessibility.ts";
import { visit } from "#e2e/support/awake.ts";
import { onDatabase } from "#e2e/support/database.ts";
import { expect, test } from "#e2e/support/fixtures.ts";
import { keyboard } from "#e2e/support/keyboard.ts";

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

test("F-121 from any page, the assistant cites the help, tells where one’s own invoice stands, and keeps the conversation, all by the keyboard", async ({
  as,
}) => {
  const { number, id } = await rejected();
  const page = await as("supplier");
  await visit(page, "/");
  await keyboard.press(page.getByRole("link", { name: "Aide : Diapason" }));
  const corner = page.getByRole("region", { name: "Assistant Diapason" });
  const question = corner.getByLabel("Votre question");
  await expect(question).toBeFocused();
  const ask = async (text: string) => {
    await keyboard.type(question, text);
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

  await expect(question).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(corner).toBeHidden();
  await keyboard.press(page.getByRole("link", { name: "Mentions légales" }));
  await expect(page.getByRole("heading", { level: 1, name: "Mentions légales" })).toBeVisible();
  await keyboard.press(page.getByRole("link", { name: "Aide : Diapason" }));
  await expect(corner.locator(".turn")).toHaveCount(3);
  await keyboard.press(corner.getByRole("button", { name: "En faire un ticket" }));
  await expect(page).toHaveURL(/\/support\/tickets\/creer\?repris/);
  await keyboard.choose(page.locator("select[name=categorie]"), "Autre demande");
  await keyboard.press(page.getByRole("button", { name: "Continuer" }));
  await keyboard.check(page.getByRole("radio").first());
  await keyboard.press(page.getByRole("button", { name: "Continuer" }));
  await expect(page.locator("textarea[name=description]")).toHaveValue(/tarte aux pommes/);

  const stranger = await as("stranger", { scripts: false });
  await stranger.goto("/mentions-legales");
  await keyboard.press(stranger.getByRole("link", { name: "Aide : Diapason" }));
  await keyboard.type(stranger.getByLabel("Votre question"), `où en est la facture ${number} ?`);
  await keyboard.press(stranger.getByRole("button", { name: "Poser la question" }));
  const log = stranger.getByRole("log");
  await expect(log).toContainText(`Aucune facture que vous pouvez consulter ne porte exactement le numéro ${number}`);
  await keyboard.type(stranger.getByLabel("Votre question"), "que veut dire suspendue");
  await keyboard.press(stranger.getByRole("button", { name: "Poser la question" }));
  await expect(log.locator(".turn")).toHaveCount(2);
});

test("F-10 whatever lies at the end of a page can be scrolled clear of the button of the assistant", async ({
  page,
}) => {
  for (const [width, height] of [
    [1280, 900],
    [320, 700],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const path of ["/annuaire", "/aide", "/actualites", "/support", "/etat"]) {
      await page.goto(path);
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      const covered = await page.evaluate(() => {
        const button = document.querySelector(".assistant-button")?.getBoundingClientRect();
        if (!button) return ["no button"];
        return [...document.querySelectorAll(":is(main, footer) :is(a, button, td, p, label)")]
          .filter((one) => {
            const { left, right, top, bottom } = one.getBoundingClientRect();
            const over = left < button.right && right > button.left && top < button.bottom && bottom > button.top;
            // What is folded away has its place, and is not seen.
            return over && one.checkVisibility();
          })
          .map(({ textContent }) => textContent);
      });
      expect(covered, `${path} at ${width} px`).toEqual([]);
    }
  }
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
    await visit(page, "/mentions-legales");
    await page.locator(".assistant-button").click();
    await expectAccessibleAtEachWidth(page);
  });
}
