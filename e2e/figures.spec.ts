import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type Download, expect, test } from "@playwright/test";
import { expectAccessibleAtEachWidth, LOOKS, prefer } from "#e2e/support/accessibility.ts";
import { onDatabase } from "#e2e/support/database.ts";
import { sessionFile } from "#e2e/support/people.ts";
import { WORDS } from "#e2e/support/words.ts";
import { readCsv } from "#lib/shared/csv-reader.ts";
import { routes } from "#lib/shared/routes.ts";
import { unzip } from "#tests/factories/unzip.ts";

const words = WORDS.fr;
const SUPPLIER = "39280913700012";

const bytesOf = async (download: Download) => readFile(await download.path());

test.describe("the figures of a supplier", () => {
  test.use({ storageState: sessionFile("supplier") });

  test("F-92 F-126 F-127 a figure leads to what it counts, the year's list is a file, archives are found again", async ({
    page,
  }) => {
    await onDatabase(
      `update invoice set archived_at = now() where id in (select i.id from invoice i join structure s on s.id = i.supplier_id
       where s.identifier = $1 and i.status = 'MISE_EN_PAIEMENT' order by i.submitted_at limit 1)`,
      [SUPPLIER],
    );
    await page.goto(routes.issuedDashboard());
    const paid = page
      .getByRole("row")
      .filter({ has: page.getByRole("link", { name: words.invoiceStatus.MISE_EN_PAIEMENT, exact: true }) });
    const shown = Number(((await paid.getByRole("cell").nth(1).textContent()) ?? "").replace(/\D/g, ""));
    expect(shown).toBeGreaterThan(0);
    await paid.getByRole("link").click();
    await expect(page).toHaveURL(/etat=MISE_EN_PAIEMENT/);
    await expect(page.getByText(new RegExp(`sur ${shown} facture`))).toBeVisible();

    await page.goto(routes.fiscalList());
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: words.issued.export.csv }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^liste-fiscale-\d{4}-/);
    const total = Number((await page.getByText(/sur \d+ facture/).textContent())?.match(/sur (\d+)/)?.[1]);
    let lines = 0;
    for await (const records of readCsv((await download.createReadStream()).setEncoding("utf8")))
      lines += records.length;
    expect(lines - 1).toBe(total);

    // The proof is that of the same lines, and the workbook holds them too.
    const [proof] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: words.fiscalList.proof }).click(),
    ]);
    const { year, count, fingerprint, algorithm } = JSON.parse((await bytesOf(proof)).toString());
    expect({ year: `${year}`, count }).toEqual({
      year: /-(\d{4})-/.exec(download.suggestedFilename())?.[1],
      count: total,
    });
    expect([algorithm, fingerprint]).toEqual(["SHA-256", expect.stringMatching(/^[0-9a-f]{64}$/)]);
    const [workbook] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: words.issued.export.xlsx }).click(),
    ]);
    const sheet = (await unzip(await bytesOf(workbook))).get("xl/worksheets/sheet1.xml")?.toString() ?? "";
    expect(sheet.match(/<row\b/g)).toHaveLength(total + 1);

    // Gone over later than any verification of this run: one file is not as it was left, then all are.
    const [files, histories] = [crypto.randomUUID(), crypto.randomUUID()];
    await onDatabase(
      `insert into integrity_run (id, kind, started_at, ended_at, checked, broken)
       values ($1, 'FILES', now() + interval '1 hour', now() + interval '1 hour', 1, 1), ($2, 'HISTORIES', now() + interval '1 hour', now() + interval '1 hour', 1, 0)`,
      [files, histories],
    );
    await onDatabase(
      `insert into integrity_fault (run_id, subject, reason, found_at)
       select $1, d.sha256, 'altered', now() from invoice i join invoice_file f on f.invoice_id = i.id and f.role = 'MAIN'
       join document d on d.id = f.document_id join structure s on s.id = i.supplier_id where s.identifier = $2 and i.archived_at is not null`,
      [files, SUPPLIER],
    );
    await page.goto(routes.archives());
    await expect(page.getByRole("row")).toHaveCount(2);
    const number = (await page.getByRole("rowheader").getByRole("link").first().textContent())?.trim() ?? "?";
    await expect(page.getByText(/a trouvé une facture abîmée/)).toContainText(number);
    await onDatabase("update integrity_run set broken = 0 where id = $1", [files]);
    await page.reload();
    await expect(page.getByText(/tel qu’il a été laissé/)).toBeVisible();
    await onDatabase("delete from integrity_run where id in ($1, $2)", [files, histories]);
    const [bag] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: words.archives.bag }).click(),
    ]);
    const kept = await unzip(await bytesOf(bag));
    const proven = ["manifest-sha256.txt", "tagmanifest-sha256.txt"].flatMap((manifest) =>
      (kept.get(manifest)?.toString().trimEnd().split("\n") ?? []).map((line) => {
        const [hash, path = ""] = line.split(/ +/);
        expect(
          createHash("sha256")
            .update(kept.get(path) ?? "")
            .digest("hex"),
          path,
        ).toBe(hash);
        return path;
      }),
    );
    expect(new Set([...proven, "tagmanifest-sha256.txt"])).toEqual(new Set(kept.keys()));
    expect([...kept.keys()].filter((path) => path.endsWith("/historique.json"))).toHaveLength(1);

    // « Synthèse »: one line for each invoice that its headings count.
    await page.goto(routes.issuedWorkList());
    const [work] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: words.issued.export.csv }).click(),
    ]);
    const rows: (readonly string[])[] = [];
    for await (const records of readCsv((await work.createReadStream()).setEncoding("utf8")))
      rows.push(...records.map(({ cells }) => cells));
    expect(rows[0]).toContain(words.issued.export.columns.number);
    expect(new Set(rows.map((cells) => cells.length)).size).toBe(1);
    const counts = await page.getByRole("main").getByRole("heading", { level: 2 }).allTextContents();
    const waiting = counts.map((text) => Number(/\((\d+)\)$/.exec(text)?.[1] ?? 0)).reduce((sum, one) => sum + one, 0);
    expect(rows.length - 1).toBe(waiting);
    expect(waiting).toBeGreaterThan(0);
  });

  test("T-48 the screens of figures, of the year's list and of archives are accessible", async ({
    page,
    context,
    baseURL,
  }) => {
    for (const look of LOOKS) {
      await prefer(context, baseURL ?? "", look);
      for (const address of [routes.issuedDashboard(), routes.fiscalList(), routes.archives()]) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessibleAtEachWidth(page);
      }
    }
  });
});
