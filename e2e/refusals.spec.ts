import { DepositPage } from "#e2e/pages/deposit.page.ts";
import { ReceivedPage } from "#e2e/pages/received.page.ts";
import { givePassword } from "#e2e/pages/sign-in.page.ts";
import { expect, test } from "#e2e/support/fixtures.ts";
import { ownSample, pdfFile } from "#e2e/support/invoices.ts";
import { PEOPLE } from "#e2e/support/people.ts";
import { WORDS } from "#e2e/support/words.ts";

const UNKNOWN = "01900000-0000-7000-8000-000000000000";
const words = WORDS.fr;

test("T-11 a visitor is sent to sign in, with the page he wanted remembered", async ({ page }) => {
  await page.goto("/facturation/factures-emises/synthese");
  await expect(page).toHaveURL(/\/connexion\?/);
  await givePassword(page, PEOPLE.strangerAgent, "not the password");
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(page).toHaveURL(/\/connexion/);
});

test("T-33 half signed in reaches nothing: pages, files and deposits all refuse", async ({ page }) => {
  await page.goto("/connexion");
  await givePassword(page, "robin@support.example");
  await page.waitForURL(/\/connexion\/code/);
  for (const path of [
    "/facturation/factures-emises/synthese",
    "/facturation/factures-emises/deposer",
    "/facturation/factures-recues",
    "/mon-compte/habilitations",
    `/facturation/factures-emises/${UNKNOWN}`,
  ]) {
    await page.goto(path);
    await expect(page, path).toHaveURL(/\/connexion/);
  }
  const origin = new URL(page.url()).origin;
  const deposit = await page.request.post("/api/depots", {
    headers: { origin, accept: "application/json" },
    multipart: { fichier: { name: "f.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4") } },
    maxRedirects: 0,
  });
  expect([303, 307, 401, 403]).toContain(deposit.status());
  expect([303, 307, 401, 403, 404]).toContain(
    (await page.request.get(`/api/documents/${UNKNOWN}`, { maxRedirects: 0 })).status(),
  );
});

test("T-27 a deposit from a foreign origin, or from none, is refused", async ({ as }) => {
  const page = await as("supplier");
  const file = await pdfFile(ownSample());
  for (const origin of ["https://elsewhere.example", "null", undefined]) {
    const reply = await page.request.post("/api/depots", {
      headers: { accept: "application/json", ...(origin ? { origin } : {}) },
      multipart: { cle: crypto.randomUUID(), fichier: file },
      maxRedirects: 0,
    });
    expect(reply.status(), String(origin)).toBe(403);
  }
});

test("T-11 a stranger gets the same answer as for an invoice that does not exist", async ({ as }) => {
  const supplier = await as("supplier");
  const deposit = new DepositPage(supplier, words);
  await deposit.open();
  const draftUrl = new URL(await deposit.depositOne(await pdfFile(ownSample())));
  const id = draftUrl.pathname.split("/").at(-1) ?? "";
  for (const person of ["stranger", "strangerAgent", "agent"] as const) {
    const page = await as(person);
    for (const path of [
      `/facturation/factures-emises/${id}`,
      `/facturation/factures-emises/${id}/suivi`,
      `/facturation/factures-emises/${id}/verifier`,
      `/facturation/factures-emises/${id}/recapitulatif`,
      `/facturation/factures-emises/${id}/certificat`,
      `/facturation/factures-emises/deposer/${id}`,
      `/facturation/factures-recues/${id}`,
    ]) {
      const [mine, unknown] = [await page.request.get(path), await page.request.get(path.replace(id, UNKNOWN))];
      expect(mine.status(), `${person} ${path}`).toBe(404);
      expect(unknown.status(), `${person} ${path}`).toBe(404);
    }
  }
});

test("F-40 F-41 who may only consult sees no way to deposit, and is told who can grant it", async ({ as }) => {
  const page = await as("reader");
  const answer = await page.goto("/facturation/factures-emises/deposer");
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole("heading", { level: 1, name: words.forbidden.title })).toBeVisible();
  await expect(page.locator("main")).toContainText("Factures émises modification");
  await expect(page.getByRole("listitem").filter({ hasText: /peut vous la donner/ })).toHaveCount(1);
  await expect(page.locator('input[type="file"]')).toHaveCount(0);
});

test("T-14 two agents move one invoice: one wins, the other is told and loses no word", async ({ as }) => {
  const sample = ownSample();
  const supplier = await as("supplier");
  const deposit = new DepositPage(supplier, words);
  await deposit.open();
  await deposit.depositOne(await pdfFile(sample));
  await deposit.complete();
  await deposit.send();

  const [first, second] = [new ReceivedPage(await as("agent"), words), new ReceivedPage(await as("agent"), words)];
  await first.openInvoice(sample.number);
  await second.openInvoice(sample.number);
  // A page where somebody types is not redrawn under their hands: it still shows what it was opened with.
  await second.choose("suspend", { motif: "JUSTIF_ABS", comment: "Il manque le bon de livraison" });
  await first.move("confirm-service");
  await first.expectMoved("SERVICE_FAIT");
  await second.submit();
  await expect(second.page.locator(".error-summary")).toContainText(words.invoiceStatus.SERVICE_FAIT);
  await expect(second.page.getByLabel(/^\s*Commentaire pour le fournisseur/)).toHaveValue(
    "Il manque le bon de livraison",
  );
  await second.page.reload();
  await second.expectStatus("SERVICE_FAIT");
});
