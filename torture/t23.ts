import { type Browser, chromium } from "@playwright/test";
import { chromiumPath } from "#scripts/support/chromium.ts";
import { figure } from "#torture/each.ts";
import type { Finding, PortalRow, Size, TorturedPortal } from "#torture/row.ts";
import { adopt } from "#torture/support/adopt.ts";
import { plant } from "#torture/support/matrix/plant.ts";
import type { Role } from "#torture/support/matrix/roles.ts";
import { admitted, RULES } from "#torture/support/matrix/rules.ts";
import { makeWorld, type World } from "#torture/support/matrix/world.ts";
import { appRoutes, fill } from "#torture/support/routes.ts";

const PAYLOADS: Readonly<Record<Size, number>> = { sample: 10, first: 300, long: 600 };
/** Who reads: a manager who may do everything, an agent, support. The sample is read by the first alone, every second page. */
const READERS = ["main", "recipient", "support"] as const;
const UNKNOWN = "019ab000-0000-7000-8000-000000000000";
/** What would run: it leaves a mark that the page is asked for afterwards. */
const RUN = "window.__ran=1";

/** Ways to make a page run what somebody typed, from the usual collections. */
const SHAPES: readonly ((run: string) => string)[] = [
  (run) => `<script>${run}</script>`,
  (run) => `"><script>${run}</script>`,
  (run) => `</script><script>${run}</script>`,
  (run) => `</title><script>${run}</script>`,
  (run) => `</textarea><script>${run}</script>`,
  (run) => `<img src=x onerror=${run}>`,
  (run) => `"><img src=x onerror="${run}">`,
  (run) => `'><img src=x onerror='${run}'>`,
  (run) => `<svg onload=${run}>`,
  (run) => `<svg><script>${run}</script></svg>`,
  (run) => `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  (run) => `<body onload=${run}>`,
  (run) => `<input autofocus onfocus=${run}>`,
  (run) => `<details open ontoggle=${run}>`,
  (run) => `<iframe srcdoc="<script>parent.${run}</script>">`,
  (run) => `<iframe src="javascript:parent.${run}">`,
  (run) => `<object data="javascript:${run}">`,
  (run) => `<a href="javascript:${run}">x</a>`,
  (run) => `javascript:${run}`,
  (run) => `data:text/html,<script>${run}</script>`,
  (run) => `" autofocus onfocus="${run}`,
  (run) => `' onmouseover='${run}`,
  (run) => `";${run};//`,
  (run) => `';${run};//`,
  (run) => `\`;${run};//`,
  (run) => `\${${run}}`,
  (run) => `{{constructor.constructor('${run}')()}}`,
  (run) => `<!--><script>${run}</script>-->`,
  (run) => `]]><script>${run}</script>`,
  (run) => `<math><mtext></form><form><mglyph><style></math><img src onerror=${run}>`,
  (run) => `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  (run) => `\\u003cscript\\u003e${run}\\u003c/script\\u003e`,
  (run) => `&lt;script&gt;${run}&lt;/script&gt;`,
  (run) => `<style>@import 'javascript:${run}';</style>`,
  (run) => `<link rel=stylesheet href="javascript:${run}">`,
  (run) => `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  (run) => `<base href="javascript:${run}//">`,
];

/** Each its own, so that what a page shows can be found again. */
function payloads(): () => string {
  let made = 0;
  return () => {
    const shape = SHAPES[made % SHAPES.length] ?? ((run: string) => run);
    made += 1;
    return `n${made}${shape(`${RUN}${made}`)}`;
  };
}

/** What was typed everywhere, shown on every page to those who may see it: it must be read as text, whole, and run nowhere. */
export const t23: PortalRow = {
  id: "T-23",
  title: "markup and scripts in everything that people type",
  needs: "portal",
  async run(size, portal): Promise<Finding> {
    adopt(portal);
    const next = payloads();
    let planted = 0;
    const tally = {
      pages: 0,
      ran: [] as string[],
      reports: [] as string[],
      changed: [] as string[],
      shown: new Set<string>(),
    };
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox", "--disable-gpu"] });
    try {
      while (planted < PAYLOADS[size]) {
        const world = await makeWorld(portal);
        const texts = await plant(world, () => {
          planted += 1;
          return next();
        });
        for (const role of size === "sample" ? READERS.slice(0, 1) : READERS)
          await readEverything(browser, portal, world, role, [...texts.values()], tally, size === "sample" ? 2 : 1);
      }
    } finally {
      await browser.close();
    }
    const first = [...tally.ran, ...tally.reports, ...tally.changed].slice(0, 5).join("; ");
    return {
      size: `${figure(planted)} payloads in names, comments, labels, files and browsers; ${figure(tally.pages)} pages read in Chromium`,
      found: `${tally.ran.length} ran, ${tally.reports.length} reports of the content policy, ${tally.changed.length} broken texts; ${figure(tally.shown.size)} of them read whole on a page${first ? `: ${first}` : ""}`,
      pass:
        tally.ran.length === 0 && tally.reports.length === 0 && tally.changed.length === 0 && tally.shown.size >= 10,
    };
  },
};

type Tally = { pages: number; ran: string[]; reports: string[]; changed: string[]; shown: Set<string> };

async function readEverything(
  browser: Browser,
  { origin }: TorturedPortal,
  world: World,
  role: Role,
  texts: readonly string[],
  tally: Tally,
  oneIn: number,
): Promise<void> {
  const context = await browser.newContext();
  const [name = "", ...value] = world.cookies[role].split("=");
  await context.addCookies([{ name, value: value.join("="), url: origin }]);
  const page = await context.newPage();
  let where = "";
  page.on("dialog", (dialog) => {
    tally.ran.push(`a dialog on ${where}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text()))
      tally.reports.push(`${where}: ${message.text().slice(0, 200)}`);
  });
  const pages = appRoutes().filter(({ kind, pattern }) => {
    const rule = RULES[pattern];
    return kind === "page" && rule && rule !== "open" && admitted(rule).includes(role);
  });
  for (const { pattern } of pages.filter((_, at) => at % oneIn === 0)) {
    const received = pattern.startsWith("/facturation/factures-recues/");
    const desk = pattern.startsWith("/administration/tickets/");
    const ids = {
      ...world.own,
      ...(received ? { invoiceId: world.own.receivedId ?? "" } : {}),
      ...(desk ? { ticketId: world.own.supportTicketId ?? "" } : {}),
    };
    where = `${fill(pattern, { ...ids, domaine: "facturation" }, UNKNOWN)} (${role})`;
    const address = origin + where.split(" ")[0];
    // The router of the page before may still replace its own address, which ends a navigation that has just begun.
    await page.goto(address).catch(() => page.goto(address));
    tally.pages += 1;
    const found = await page.evaluate(() => ({
      ran: Object.keys(window).filter((key) => key.startsWith("__ran")),
      text: [
        // biome-ignore lint/performance/useDomNodeTextContent: what a person reads; the text of the page's own scripts is not.
        document.body.innerText,
        ...[...document.querySelectorAll("input, textarea")].map((field) => (field as HTMLInputElement).value),
        ...[...document.querySelectorAll("option")].map((option) => option.text),
      ].join("\n"),
    }));
    for (const mark of found.ran) tally.ran.push(`${mark} on ${where}`);
    // A text that begins on the page must be there whole: spaces may fold, nothing may be swallowed as markup.
    const plain = found.text.replace(/\s+/g, " ");
    for (const text of texts) {
      const start = /^n\d+/.exec(text)?.[0] ?? "";
      const begun = new RegExp(`(?<![\\w])${start}(?=[^\\d])`).test(plain);
      if (!begun) continue;
      if (plain.includes(text.replace(/\s+/g, " "))) tally.shown.add(text);
      else tally.changed.push(`${text} on ${where}`);
    }
  }
  await context.close();
}
