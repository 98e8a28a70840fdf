import { expect, test } from "@playwright/test";
import { DepositPage } from "#e2e/pages/deposit.page.ts";
import { expectAccessibleAtEachWidth, LOOKS, prefer } from "#e2e/support/accessibility.ts";
import { newPerson, signInByCookie } from "#e2e/support/database.ts";
import { newTeam } from "#e2e/support/team.ts";
import { WORDS } from "#e2e/support/words.ts";

const { tour, firstSteps } = WORDS.fr;

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("F-112 who never deposited is guided from the sample file to the certificate, leaves and comes back", async ({
    page,
    context,
    baseURL,
  }) => {
    const { manager } = await newTeam("MENUISERIE DE LA VISITE");
    await signInByCookie(context, baseURL ?? "", manager);
    const banner = page.getByRole("region", { name: tour.banner });
    const here = banner.locator('[aria-current="step"]');
    await page.goto("/");
    await page.getByRole("link", { name: firstSteps.tour }).click();
    const sample = await page.request.get("/facturation/factures-emises/visite/exemple.pdf");
    expect(sample.headers()["content-type"]).toBe("application/pdf");
    await page.getByRole("button", { name: tour.start }).click();
    await expect(here).toContainText(tour.steps.file.here);

    const deposit = new DepositPage(page, WORDS.fr);
    await deposit.depositOne({ name: "exemple.pdf", mimeType: "application/pdf", buffer: await sample.body() });
    await expect(deposit.field("number")).toHaveValue(/^EXEMPLE-/);
    await expect(deposit.field("siret")).not.toHaveValue("");
    await expect(here).toContainText(tour.steps.fields.here);
    await expect(banner.getByRole("link", { name: tour.goTo.recipient })).toHaveAttribute("href", /^#/);
    await deposit.field("vatType").selectOption("TVA_SUR_DEBIT");
    await deposit.field("paymentMode").selectOption("CHEQUE");
    await deposit.validate();
    await page.waitForURL(/\/verifier/);
    await expect(here).toContainText(tour.steps.check.here);

    const check = page.url();
    await page.getByRole("button", { name: tour.leave }).click();
    await expect(banner).toHaveCount(0);
    await expect(page).toHaveURL(check);
    await page.goto("/facturation/factures-emises/deposer");
    await page.getByRole("button", { name: tour.resume }).click();
    await page.goto(check);
    await page.getByRole("button", { name: WORDS.fr.deposit.check.send, exact: true }).click();
    await page.waitForURL(/\/recapitulatif/);
    await expect(here).toContainText(tour.steps.proof.here);
    await page.getByRole("button", { name: tour.end }).click();
    await expect(page.getByText(tour.states.DONE)).toBeVisible();
    await page.goto("/facturation/factures-emises/deposer");
    await expect(page.getByText(tour.offer)).toHaveCount(0);
  });

  test("F-112 who has no structure yet is told what comes first, and gets no sample", async ({
    page,
    context,
    baseURL,
  }) => {
    await signInByCookie(context, baseURL ?? "", await newPerson());
    await page.goto("/facturation/factures-emises/visite");
    await expect(page.getByText(WORDS.fr.deposit.noStructure)).toBeVisible();
    await expect(page.getByRole("button", { name: tour.start })).toHaveCount(0);
    expect((await page.request.get("/facturation/factures-emises/visite/exemple.pdf")).status()).toBe(403);
  });
});

for (const look of LOOKS) {
  test(`T-48 the tour is accessible (${look.theme}, ${look.language})`, async ({ page, context, baseURL }) => {
    await prefer(context, baseURL ?? "", look);
    const { manager } = await newTeam("MENUISERIE DU CIRCUIT");
    await signInByCookie(context, baseURL ?? "", manager);
    await page.goto("/facturation/factures-emises/visite");
    await expectAccessibleAtEachWidth(page);
    await page.locator(".page-part form button").first().click();
    await page.waitForURL(/\/deposer$/);
    await expectAccessibleAtEachWidth(page);
  });
}
