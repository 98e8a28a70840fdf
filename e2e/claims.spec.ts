import { expect, test } from "@playwright/test";
import { as, newPerson, onDatabase } from "#e2e/support/database.ts";
import { furnish } from "#e2e/support/furnish.ts";
import { newNumber, ownSample, pdfFile } from "#e2e/support/invoices.ts";
import { BOTH_WAYS } from "#e2e/support/scripts.ts";
import { WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr;

for (const scripts of BOTH_WAYS) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("F-152 a structure whose manager is gone is claimed with documents; support refuses with a reason", async ({
      browser,
      context,
      baseURL,
    }) => {
      const [boss, claimant] = [await newPerson(), await newPerson({ firstName: "Clovis" })];
      const { structureId } = await furnish([{ person: boss, role: "MAIN_MANAGER" }]);
      const page = await as(context, baseURL, claimant);
      await page.goto(`/organisation/rattachements/demander?structure=${structureId}`);
      await page.getByRole("link", { name: words.askAttachment.claim }).click();
      const explanation = "Notre gérante est partie à la retraite sans transmettre son rôle.";
      await page.locator("textarea[name=explanation]").fill(explanation);
      await page.getByRole("button", { name: words.recovery.submit }).click();
      await expect(page.locator(".error-summary")).toBeVisible();
      await expect(page.locator("textarea[name=explanation]")).toHaveValue(explanation);
      const { buffer, mimeType } = await pdfFile(ownSample(newNumber()));
      await page.locator("input[type=file]").setInputFiles({ name: "kbis.pdf", mimeType, buffer });
      await page.getByRole("button", { name: words.recovery.submit }).click();
      await expect(page.getByText(words.recovery.done.envoyee)).toBeVisible();
      await expect(page.locator("textarea")).toHaveCount(0);
      const [claim] = await onDatabase<{ id: string }>("select id from structure_claim where claimant_id = $1", [
        claimant.id,
      ]);
      const sheet = `/administration/recuperations/${claim?.id}`;
      expect((await page.request.get(sheet)).status()).toBe(404);

      const elsewhere = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: scripts });
      const desk = await as(elsewhere, baseURL, await newPerson({ systemRole: "SUPPORT" }));
      await desk.goto(sheet);
      await expect(desk.getByText(words.claims.stops.CLAIM_TOO_EARLY)).toBeVisible();
      const file = await desk.getByRole("link", { name: "kbis.pdf" }).getAttribute("href");
      expect((await desk.request.get(file ?? "")).headers()["content-disposition"]).toContain("attachment");
      expect((await page.request.get(file ?? "")).status()).toBe(404);
      await desk.getByRole("radio").check();
      await desk.locator("textarea").fill("La pièce d’identité manque.");
      await desk.getByRole("button", { name: words.claims.submit }).click();
      await expect(desk.getByText(words.claims.done.REFUSED)).toBeVisible();
      await page.reload();
      await expect(page.getByText("La pièce d’identité manque.")).toBeVisible();
      await elsewhere.close();
    });
  });
}
