import { renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { DepositPage, type UploadedFile } from "#e2e/pages/deposit.page.ts";
import { ownSample, pdfFile } from "#e2e/support/invoices.ts";
import { playKilledChat, signInTo } from "#e2e/support/killed-chat.ts";
import { PEOPLE } from "#e2e/support/people.ts";
import { type Parts, startParts } from "#e2e/support/portal.ts";
import { WORDS } from "#e2e/support/words.ts";
import { EICAR, type FakeClamd, startFakeClamd } from "#tests/factories/clamd.ts";
import { killProcesses } from "#torture/t01.ts";
import { killDatabase } from "#torture/t02.ts";
import { starve } from "#torture/t06.ts";

/** Each kill costs a new start of the portal; `KILLS` asks for more of them. */
const ROUNDS = Number(process.env.KILLS ?? 1);

/** Milliseconds after the click at which the process dies: from before the request leaves to after the answer came. */
const moments = Array.from({ length: ROUNDS }, (_, round) =>
  ROUNDS === 1 ? 60 : Math.round((round / (ROUNDS - 1)) ** 2 * 160),
);

const METRICS_TOKEN = "a-token-of-the-monitoring";
let portal: Parts;
let clamd: FakeClamd;
/** What the antivirus says of everything; `null`, nothing at all. */
const scanner: { answer?: string | null } = {};

// One portal for all: a start costs more than either.
test.describe.configure({ mode: "default", timeout: 600_000 });
test.beforeAll(async () => {
  test.setTimeout(600_000);
  clamd = await startFakeClamd(scanner);
  const rates = { RATE_LIMIT_FACTOR: "1000", CHAT_HOURS: "always" };
  portal = await startParts({ ...rates, METRICS_TOKEN, CLAMD_URL: clamd.address });
});
test.afterAll(async () => {
  await portal.stop();
  await clamd.close();
});

test("the token of the configuration opens the measures of queues and readings, and nothing else does", async () => {
  const answer = (authorization?: string) =>
    fetch(`${portal.origin}/api/mesures`, { headers: authorization ? { authorization } : {} });
  for (const wrong of [undefined, "Bearer ", `Bearer ${METRICS_TOKEN}x`, METRICS_TOKEN])
    expect((await answer(wrong)).status, wrong).toBe(404);
  const measures = await answer(`Bearer ${METRICS_TOKEN}`);
  expect(measures.headers.get("content-type")).toContain("text/plain");
  expect(await measures.text()).toContain("# TYPE chorale_jobs gauge");
});

test("T-40 T-06 a virus, an antivirus that is silent and a storage that takes nothing are each told on the page, and the file is taken once all is well", async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: portal.origin, locale: "fr-FR" });
  await signInTo(context, portal, PEOPLE.supplier);
  const page = await context.newPage();
  const deposit = new DepositPage(page, WORDS.fr);
  const { errors } = WORDS.fr;
  const refused = async (file: UploadedFile, sentence: string) => {
    await deposit.open();
    await deposit.choose(file);
    await expect(page.getByText(sentence.split(" {")[0]?.split(" (")[0] ?? "").first()).toBeVisible();
    await expect(page).toHaveURL(/\/deposer$/);
  };
  const sound = await pdfFile(ownSample());
  await refused({ ...sound, buffer: Buffer.concat([sound.buffer, Buffer.from(`\n% ${EICAR}\n`)]) }, errors.VIRUS_FOUND);
  scanner.answer = null;
  await refused(sound, errors.SCANNER_UNAVAILABLE);
  delete scanner.answer;
  const shelf = path.join(portal.env.DATA_DIR ?? "", "documents");
  renameSync(shelf, `${shelf}.away`);
  writeFileSync(shelf, "");
  await refused(sound, errors.STORAGE_UNAVAILABLE);
  rmSync(shelf);
  renameSync(`${shelf}.away`, shelf);
  await deposit.open();
  await deposit.depositOne(sound);
  await context.close();
});

test("F-122 two people talk through two web processes; each of these is killed in the middle: nothing said is lost or shown twice, and it ends in a ticket", ({
  browser,
}) => playKilledChat(browser, portal));

test(`T-01 killing the web process ${ROUNDS} times while sending, then everything while depositing, loses no acknowledged invoice and doubles none (T-02, T-06 too)`, async ({
  browser,
}) => {
  const database = new pg.Client({ connectionString: portal.databaseUrl });
  await database.connect();
  const context = await browser.newContext({ baseURL: portal.origin, locale: "fr-FR" });
  await signInTo(context, portal, PEOPLE.supplier);
  const page = await context.newPage();
  const deposit = new DepositPage(page, WORDS.fr);
  const send = page.getByRole("button", { name: WORDS.fr.deposit.check.send, exact: true });

  let acknowledged = 0;
  for (const moment of moments) {
    const sample = ownSample();
    await deposit.open();
    await deposit.depositOne(await pdfFile(sample));
    await deposit.complete();
    await deposit.validate();
    await page.waitForURL(/\/verifier/);
    const check = page.url();

    await send.click({ noWaitAfter: true });
    await new Promise((resolve) => setTimeout(resolve, moment));
    await portal.killWeb();
    const wasTold = page.url().includes("/recapitulatif");
    if (wasTold) acknowledged += 1;
    await portal.startWeb();

    const sent = await database.query(
      "select count(*)::int as n from invoice where number = $1 and status <> 'BROUILLON'",
      [sample.number],
    );
    if (wasTold) expect(sent.rows[0].n, `acknowledged, killed after ${moment} ms`).toBe(1);

    // What a person does next: comes back to where they were, and sends if it still can be sent.
    await page.goto(check);
    if (!page.url().includes("/recapitulatif")) {
      await send.click();
      await page.waitForURL(/\/recapitulatif/);
    }
    const after = await database.query(
      "select count(*)::int as n, count(distinct e.id)::int as sendings from invoice i join invoice_status_event e on e.invoice_id = i.id and e.event = 'submit' where i.number = $1",
      [sample.number],
    );
    expect(after.rows[0], `killed after ${moment} ms`).toEqual({ n: 1, sendings: 1 });
  }
  console.log(`killed ${ROUNDS} times while sending; acknowledged before the end: ${acknowledged}`);

  await database.end();
  // The same portal, while people deposit: its processes killed, then its database.
  for (const row of [killProcesses, killDatabase, starve]) {
    const { found, pass } = await row(portal, "sample");
    expect(pass, found).toBe(true);
  }
});
