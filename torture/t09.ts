import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, chromium } from "@playwright/test";
import { newId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";
import { chromiumPath } from "#scripts/support/chromium.ts";
import { activeAttachments, activePdfs, polyglots } from "#tests/factories/documents/active.ts";
import { aPdf } from "#tests/factories/files.ts";
import { each, figure } from "#torture/each.ts";
import type { Finding, PortalRow, Size, TorturedPortal } from "#torture/row.ts";
import { type Depositor, draftOf, newDepositor, put } from "#torture/support/depositor.ts";
import { elsewhere, onPortal } from "#torture/support/portal.ts";

/** How many times each file, the browser of a reader included; in the sample a part of the files, once, asked for without browser. */
const TIMES: Readonly<Record<Size, number>> = { sample: 1, first: 3, long: 20 };
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** What every answer that carries somebody's file must say. */
const WANTED: Readonly<Record<string, RegExp>> = {
  "content-disposition": /^attachment; filename="[\x20-\x7e]+"/,
  "x-content-type-options": /^nosniff$/,
  "content-security-policy": /^default-src 'none';(?: [a-z-]+ 'none';)* sandbox$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "cache-control": /no-store/,
};

type Sent = {
  readonly name: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly attached: boolean;
};
type Tally = { stored: number; refused: number; answers: number; pages: number; opened: number; wrong: string[] };

/** Files that would run something where a reader or a browser lets them: kept as they came, only ever saved, and run nowhere. */
export const t09: PortalRow = {
  id: "T-09",
  title: "PDFs with scripts or programs, and files that are two things at once",
  needs: "portal",
  async run(size, portal): Promise<Finding> {
    const bait = await listen();
    const all = filesOf(bait.origin);
    const files = size === "sample" ? all.filter((_, i) => i % 4 === 0) : all;
    const who = await newDepositor(portal);
    const tally: Tally = { stored: 0, refused: 0, answers: 0, pages: 0, opened: 0, wrong: [] };
    const browser =
      size === "sample"
        ? null
        : await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox", "--disable-gpu"] });
    try {
      await each(files.length * TIMES[size], 3, async (index) => {
        const file = files[index % files.length];
        if (file) await follow(portal, who, file, browser, tally);
      });
      // The worker reads what was attached in its own time.
      await sleep(size === "sample" ? 200 : 5_000);
    } finally {
      await browser?.close();
      await bait.close();
    }
    const { stored, refused, answers, pages, opened, wrong } = tally;
    return {
      size: `${figure(files.length * TIMES[size])} files: ${figure(files.length)} ways to run something, deposited or attached`,
      found: `${stored} kept as they came, ${refused} refused; ${answers} answers looked at, ${pages} pages drawn as pictures, ${opened} opened in Chromium; ${bait.hits()} addresses asked, ${wrong.length} faults${wrong.length > 0 ? `: ${wrong.slice(0, 6).join("; ")}` : ""}`,
      pass: wrong.length === 0 && bait.hits() === 0 && stored > files.length / 2 && pages > 0,
    };
  },
};

function filesOf(bait: string): Sent[] {
  const deposited = [...Object.entries(activePdfs(bait)), ...Object.entries(polyglots())];
  return [
    ...deposited.map(([name, bytes]) => ({ name, fileName: "facture.pdf", bytes, attached: false })),
    ...deposited.map(([name, bytes]) => ({ name: `${name} attached`, fileName: "annexe.pdf", bytes, attached: true })),
    ...Object.entries(activeAttachments(bait)).map(([fileName, bytes]) => ({
      ...{ name: fileName, fileName, bytes, attached: true },
    })),
  ];
}

/** Gives a file, then takes it back in each way there is. */
async function follow(portal: TorturedPortal, who: Depositor, file: Sent, browser: Browser | null, tally: Tally) {
  const given = await give(portal, who, file);
  const fault = (what: string) => tally.wrong.push(`${file.name}: ${what}`);
  if (!given || given.status >= 500) return void fault(`answered ${given?.status ?? "nothing"}`);
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  const [row] = await onPortal<{ id: string }>(
    portal,
    "select id from document where sha256 = $1 and structure_id = $2 order by created_at desc limit 1",
    [sha256, who.structureId],
  );
  if (given.refused) {
    tally.refused += 1;
    return;
  }
  if (!row) return void fault("taken, and not as it came");
  tally.stored += 1;
  const headers = { cookie: who.cookie, accept: "text/html,application/xhtml+xml,*/*", "sec-fetch-dest": "document" };
  for (const query of ["", "?inline=1&disposition=inline&type=text/html"]) {
    const reply = await fetch(`${portal.origin}${routes.apiDocument(row.id)}${query}`, {
      headers: { ...headers, ...elsewhere() },
    });
    const body = Buffer.from(await reply.arrayBuffer());
    tally.answers += 1;
    if (reply.status !== 200 || createHash("sha256").update(body).digest("hex") !== sha256) fault("other bytes");
    for (const [name, value] of Object.entries(WANTED))
      if (!value.test(reply.headers.get(name) ?? "")) fault(`${name}: ${reply.headers.get(name)}`);
    if (/html|svg|xml|script/.test(reply.headers.get("content-type") ?? "")) fault("a type that runs");
  }
  const page = await fetch(`${portal.origin}${routes.apiDocumentPage(row.id, 1)}`, {
    headers: { ...headers, ...elsewhere() },
  });
  const picture = Buffer.from(await page.arrayBuffer());
  const isPicture = page.headers.get("content-type") === "image/png" && picture.subarray(0, 4).equals(PNG);
  if (page.status === 200 && isPicture) tally.pages += 1;
  else if (page.status !== 404) fault(`a page answered ${page.status} ${page.headers.get("content-type")}`);
  if (browser) await open(browser, portal, who, routes.apiDocument(row.id), fault, tally);
}

async function give(portal: TorturedPortal, who: Depositor, { fileName, bytes, attached }: Sent) {
  if (!attached) {
    const reply = await put(portal, who, { key: newId(), bytes });
    return reply && { status: reply.status, refused: !draftOf(reply) };
  }
  const draft = draftOf(await put(portal, who, { key: newId(), bytes: await aPdf([`Facture ${newId()}`]) }));
  if (!draft) return null;
  const body = new FormData();
  body.append("typePiece", "02");
  body.append("fichier", new Blob([Buffer.from(bytes)]), fileName);
  const reply = await fetch(`${portal.origin}${routes.apiDraftFiles(draft)}`, {
    method: "POST",
    body,
    headers: { cookie: who.cookie, origin: portal.origin, accept: "application/json", ...elsewhere() },
  });
  return { status: reply.status, refused: !reply.ok };
}

/** In a browser, by its address and inside of a page of the portal: it must be saved, or shown nowhere, and nothing of it may run. */
async function open(
  browser: Browser,
  { origin }: TorturedPortal,
  who: Depositor,
  address: string,
  fault: (what: string) => unknown,
  tally: Tally,
): Promise<void> {
  const context = await browser.newContext({ acceptDownloads: false });
  const [name = "", ...value] = who.cookie.split("=");
  await context.addCookies([{ name, value: value.join("="), url: origin }]);
  const page = await context.newPage();
  page.on("dialog", (dialog) => {
    fault("a dialog");
    void dialog.dismiss();
  });
  const gone = await page.goto(origin + address).then(
    () => false,
    (error: unknown) => /Download is starting|ERR_ABORTED/.test(String(error)),
  );
  if (!gone) fault("a browser shows it");
  const ran = await page.evaluate(() => "__ran" in window).catch(() => false);
  if (ran) fault("it ran");
  tally.opened += 1;
  await context.close();
}

/** A server that nobody may ask for anything: what a file names is fetched by no part of the portal. */
async function listen() {
  let hits = 0;
  const server = createServer((_, reply) => {
    hits += 1;
    reply.end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    hits: () => hits,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}
