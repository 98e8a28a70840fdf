import { closeReaders, type DocumentRefusal, renderPage } from "#lib/documents/index.ts";
import { depositInvoice } from "#lib/invoices/index.ts";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };
import { brokenPdf, ENDLESS } from "#tests/factories/documents/broken-pdf.ts";
import { fullCii } from "#tests/factories/documents/einvoice.ts";
import { manyPages, pageLoop } from "#tests/factories/documents/hostile.ts";
import { invoicePdf, LAYOUTS } from "#tests/factories/documents/pages.ts";
import { invoiceSample } from "#tests/factories/documents/sample.ts";
import { aPdf } from "#tests/factories/files.ts";
import { each, figure } from "#torture/each.ts";
import type { DatabaseRow } from "#torture/row.ts";
import { newSupplier } from "#torture/support/receiving.ts";
import { threads, watchMemory } from "#torture/support/watched.ts";

const FILES = { sample: 36, first: 2_000, long: 50_000 } as const;
const AT_ONCE = 3;
const MOST_MS = 20_000;
const MOST_MB = 512;
/** What a process has more than before once its readers are gone: pools of the database, compiled code. */
const THREADS_KEPT = 6;

/** Refusals that say nothing of the file: a reader that broke is a fault of ours. */
const FAULTS: ReadonlySet<string> = new Set<DocumentRefusal>(["READER_CRASHED", "READER_BUSY"]);
/** What stopped the reader is the file's fault where it was made to be endless; any other was stopped in its place. */
const STOPPED: ReadonlySet<string> = new Set<DocumentRefusal>(["READ_MEMORY", "READ_TIMEOUT"]);
/** How many times through all the ways; after that, without those that are made to be endless. */
const ENDLESS_FILES = { sample: 0, first: 62, long: 310 } as const;

const isFault = (code: string, name: string) =>
  FAULTS.has(code) || (STOPPED.has(code) && !ENDLESS.has(name.split(" ")[0] ?? ""));

/** A sentence in both languages, of two parts at least: what is wrong, and what to do. */
function isSaid(code: string): boolean {
  return [fr, en].every(({ errors }) =>
    /[.:,;] \p{L}.{8,}\.$/u.test(String((errors as Record<string, unknown>)[code] ?? "")),
  );
}

/** Sound documents that are then broken: texts in all layouts, with an invoice in XML, and protected ones. */
async function soundOnes(): Promise<Uint8Array[]> {
  const plain = await Promise.all(LAYOUTS.map((layout, i) => invoicePdf(invoiceSample(i + 1), layout)));
  const hybrid = await invoicePdf(invoiceSample(20), "classic", {
    attachments: [{ name: "factur-x.xml", content: fullCii(), relationship: "Alternative" }],
  });
  const open = await invoicePdf(invoiceSample(21), "classic", { userPassword: "" });
  return [...plain, hybrid, await aPdf(["Facture"], { pages: 30 }), open];
}

/** Files that no breaking makes, with what must be said of them. */
async function whole(): Promise<[string, Uint8Array, string][]> {
  return [
    ["10 000 pages", manyPages(10_000), "TOO_MANY_PAGES"],
    ["pages that hold themselves", pageLoop(), "CORRUPT_PDF"],
    ["a password to open", await aPdf(["Facture"], { password: "secret" }), "ENCRYPTED_PDF"],
    ["no page", new TextEncoder().encode("%PDF-1.4\nstartxref\n0\n%%EOF\n"), "CORRUPT_PDF"],
  ];
}

export const t07: DatabaseRow = {
  id: "T-07",
  title: "broken PDFs: flipped, cut, looping, endless, protected, absurd",
  needs: "database",
  async run(size) {
    const sound = await soundOnes();
    const { actor, structureId } = await newSupplier();
    const answers = new Map<string, number>();
    const wrong: string[] = [];
    let [thrown, slowest, drawn, slow] = [0, 0, 0, ""];
    const give = async (name: string, bytes: Uint8Array, wanted?: string) => {
      let started = performance.now();
      const lap = () => {
        const ms = performance.now() - started;
        if (ms > slowest) [slowest, slow] = [ms, name];
        started = performance.now();
      };
      const answer = await depositInvoice(actor, {
        structureId,
        fileName: "facture.pdf",
        bytes,
        key: crypto.randomUUID(),
      })
        .then((result) => (result.ok ? "taken" : result.code))
        .catch((error: unknown) => {
          thrown += 1;
          return `thrown: ${error instanceof Error ? error.message.slice(0, 60) : "?"}`;
        });
      lap();
      // Whoever deposited it looks at its page next: another reader, on the same bytes.
      if (answer === "taken") {
        const page = await renderPage({ bytes, page: 1, dpi: 120 }).catch(() => null);
        if (page === null) thrown += 1;
        else if (page.ok) drawn += 1;
        else if (isFault(page.code, name)) wrong.push(`${name}: page ${page.code}`);
      }
      lap();
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
      if (wanted ? answer !== wanted : isFault(answer, name)) wrong.push(`${name}: ${answer}`);
    };
    await give("warm", sound[0] ?? new Uint8Array());
    await closeReaders();
    answers.clear();
    const threadsBefore = threads();
    const { before, most } = await watchMemory(async () => {
      for (const [name, bytes, wanted] of await whole()) await give(name, bytes, wanted);
      await each(FILES[size], AT_ONCE, async (index) => {
        const endless = index < ENDLESS_FILES[size];
        const { how, bytes } = brokenPdf(sound[index % sound.length] ?? new Uint8Array(), index + 1, endless);
        await give(`${how} ${index + 1}`, bytes);
      });
      await closeReaders();
    });
    // A thread that was stopped in the middle of a file takes a moment to be gone.
    let left = threads() - threadsBefore;
    for (let waited = 0; left > THREADS_KEPT && waited < 50; waited += 1) {
      await new Promise((later) => setTimeout(later, 200));
      left = threads() - threadsBefore;
    }
    const unsaid = [...answers.keys()].filter((code) => code !== "taken" && !isSaid(code));
    const told = [...answers].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${figure(count)} ${code}`);
    return {
      size: `${figure(FILES[size])} broken PDFs, ${AT_ONCE} at once, the pages of those that were taken drawn`,
      found: `${told.join(", ")} (${figure(drawn)} drawn); ${thrown} thrown, ${wrong.length} faults of a reader${wrong.length > 0 ? ` (${wrong.slice(0, 8).join("; ")})` : ""}, ${unsaid.length} without a sentence; slowest ${(slowest / 1000).toFixed(1)} s (${slow}); memory ${before} to ${most} MB; ${left} threads more than before`,
      pass:
        thrown === 0 &&
        wrong.length === 0 &&
        unsaid.length === 0 &&
        slowest < MOST_MS &&
        most - before < MOST_MB &&
        left <= THREADS_KEPT,
    };
  },
};
