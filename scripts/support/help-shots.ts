import type { Page } from "@playwright/test";
import { DepositPage } from "#e2e/pages/deposit.page.ts";
import { ownSample, pdfFile } from "#e2e/support/invoices.ts";
import { type Language, WORDS } from "#e2e/support/words.ts";
import { DEMO_PASSWORD, type DemoEmail } from "#lib/demo/public.ts";
import { addDays, parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type Shot = {
  readonly name: string;
  /** The source of the page: from it one tells whether the picture is still true. */
  readonly page: string;
  /** Who looks at it; nobody: a visitor. */
  readonly as: DemoEmail | null;
  readonly open: (page: Page, language: Language) => Promise<unknown>;
  /** What the picture shows; the whole content of the page when it is not said. */
  readonly frame?: string;
  /** How much of it, from its top, in pixels. */
  readonly height?: number;
  /** Of the window, in pixels: what has columns needs more. */
  readonly width?: number;
};

const SUPPLIER = "camille@berthier.example";
const AGENT = "lea@valdeloire.example";
const ISSUED = "app/(portal)/facturation/factures-emises";

const at = (path: string) => (page: Page) => page.goto(path);

/** The first thing that a list leads to, by what its address looks like; gives its id. */
async function firstIn(page: Page, list: string, pattern: RegExp): Promise<string> {
  await page.goto(list);
  const links = page.locator("main a[href]");
  const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
  const [, id] = hrefs.map((href) => pattern.exec(href)).find(Boolean) ?? [];
  if (!id) throw new Error(`${list} leads to nothing like ${pattern}`);
  return id;
}

const ISSUED_INVOICE = /factures-emises\/([0-9a-f-]{36})/;
const RECEIVED_INVOICE = /factures-recues\/([0-9a-f-]{36})/;
const STRUCTURE = /structures\/([0-9a-f-]{36})/;

/** The page of the first thing in a list. */
const firstOf = (list: string, pattern: RegExp, address: (id: string) => string) => async (page: Page) =>
  page.goto(address(await firstIn(page, list, pattern)));

let made = 0;

/** A draft that was read from a file, as a supplier has it a moment after the deposit. */
async function draft(page: Page, language: Language): Promise<DepositPage> {
  made += 1;
  const sample = {
    ...ownSample(`FA-2026-${String(200 + made)}`),
    date: addDays(parisDay(new Date()), -1),
    lines: [{ label: "Pose de menuiseries", quantity: 3, unit: 124_000 + made * 500, rate: 20 }],
  };
  const deposit = new DepositPage(page, WORDS[language]);
  await deposit.open();
  await deposit.depositOne(await pdfFile(sample));
  await deposit.field("number").waitFor();
  return deposit;
}

const checked = async (page: Page, language: Language) => {
  const deposit = await draft(page, language);
  await deposit.complete();
  await deposit.validate();
  await page.waitForURL(/\/verifier/);
};

const sent = async (page: Page, language: Language) => {
  const deposit = await draft(page, language);
  await deposit.complete();
  await deposit.send();
};

const secondStep = async (page: Page, language: Language) => {
  const { signIn } = WORDS[language];
  await page.goto(routes.signIn());
  await page.locator('input[type="email"]').first().fill(SUPPLIER);
  await page.locator('input[type="password"]').first().fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: signIn.submit, exact: true }).click();
  await page.waitForURL(/\/connexion\/code/);
};

/** The form of a new ticket: what it is about is chosen first. */
const ticketForm = async (page: Page, language: Language) => {
  await page.goto(routes.newTicket());
  for (let asked = 0; asked < 3 && (await page.locator("main textarea").count()) === 0; asked += 1) {
    const sorts = page.locator("main input[type=radio]");
    if ((await sorts.count()) > 0) await sorts.first().check();
    else await page.locator("main select").selectOption({ index: 1 });
    const before = page.url();
    await page.getByRole("button", { name: WORDS[language].tickets.create.continue, exact: true }).click();
    await page.waitForURL((url) => url.href !== before);
    await page.locator("main h1").waitFor();
  }
};

/** The pictures of the help, each of a screen of the demonstration. */
export const HELP_SHOTS: readonly Shot[] = [
  { name: "inscription", page: "app/(auth)/inscription/page.tsx", as: null, open: at(routes.register()), height: 460 },
  { name: "second-facteur", page: "app/(auth)/connexion/code/page.tsx", as: null, open: secondStep, height: 450 },
  { name: "deposer", page: `${ISSUED}/deposer/page.tsx`, as: SUPPLIER, open: at(routes.deposit()), height: 580 },
  {
    name: "brouillon",
    page: `${ISSUED}/deposer/[draftId]/page.tsx`,
    as: SUPPLIER,
    open: draft,
    frame: "#formulaire",
    height: 560,
  },
  { name: "verifier", page: `${ISSUED}/[invoiceId]/verifier/page.tsx`, as: SUPPLIER, open: checked, height: 600 },
  {
    name: "recapitulatif",
    page: `${ISSUED}/[invoiceId]/recapitulatif/page.tsx`,
    as: SUPPLIER,
    open: sent,
    height: 640,
  },
  {
    name: "synthese",
    page: `${ISSUED}/synthese/page.tsx`,
    as: SUPPLIER,
    open: at(routes.issuedWorkList()),
    height: 620,
    width: 1160,
  },
  {
    name: "rechercher",
    page: `${ISSUED}/rechercher/page.tsx`,
    as: SUPPLIER,
    open: at(routes.issuedSearch()),
    height: 520,
  },
  {
    name: "suivi",
    page: `${ISSUED}/[invoiceId]/suivi/page.tsx`,
    as: SUPPLIER,
    open: firstOf(routes.search({ q: "2026-0139" }), ISSUED_INVOICE, routes.issuedFollow),
    height: 620,
    width: 900,
  },
  {
    name: "factures-recues",
    page: "app/(portal)/facturation/factures-recues/page.tsx",
    as: AGENT,
    open: at(routes.receivedInvoices()),
    height: 640,
    width: 1160,
  },
  {
    name: "traiter",
    page: "app/(portal)/facturation/factures-recues/[invoiceId]/page.tsx",
    as: AGENT,
    open: firstOf(routes.receivedInvoices(), RECEIVED_INVOICE, routes.receivedInvoice),
    frame: ".sheet-aside",
    height: 560,
  },
  {
    name: "structure",
    page: "app/(portal)/organisation/structures/[structureId]/page.tsx",
    as: SUPPLIER,
    open: firstOf(routes.structures(), STRUCTURE, routes.structure),
    height: 520,
    width: 1000,
  },
  {
    name: "habilitations",
    page: "app/(portal)/organisation/structures/[structureId]/habilitations/page.tsx",
    as: SUPPLIER,
    open: firstOf(routes.structures(), STRUCTURE, routes.habilitations),
    height: 640,
    width: 900,
  },
  { name: "ticket", page: "app/(portal)/support/tickets/creer/page.tsx", as: SUPPLIER, open: ticketForm, height: 620 },
  {
    name: "annuaire",
    page: "app/(public)/annuaire/page.tsx",
    as: null,
    open: at(routes.directory({ recherche: "loire" })),
    height: 520,
  },
];
