import { closeReaders, renderPage } from "#lib/documents/index.ts";
import { BOMBS } from "#tests/factories/documents/bombs.ts";
import type { DatabaseRow } from "#torture/row.ts";
import { receivers } from "#torture/support/receiving.ts";
import { watchMemory } from "#torture/support/watched.ts";

const MOST_MS = 5_000;
const MOST_MB = 512;
const DOCUMENT_BYTES = 10 * 1024 * 1024;

/**
 * Those that are no bomb to whoever does not look at the picture: the page is taken, and its picture is drawn in bounds or not at all.
 * Everything else is refused.
 */
const HARMLESS: ReadonlySet<string> = new Set(["nestedObjectStreams", "hugePage"]);
const BROKEN: ReadonlySet<string> = new Set(["READER_CRASHED", "READER_BUSY"]);

export const t08: DatabaseRow = {
  id: "T-08",
  title: "bombs: a few kilobytes that unpack to gigabytes, and pictures of billions of pixels",
  needs: "database",
  async run() {
    const { invoice } = await receivers();
    const wrong: string[] = [];
    let [taken, refused, slowest, slow, highest] = [0, 0, 0, "", 0];
    const timed = async <T>(name: string, work: () => Promise<T>): Promise<T | null> => {
      const [started, cpu] = [performance.now(), process.cpuUsage()];
      let answer: T | null = null;
      const { before, most } = await watchMemory(async () => {
        answer = await work().catch(() => null);
      });
      // Whatever else the machine does meanwhile is not the file's.
      const { user, system } = process.cpuUsage(cpu);
      const ms = Math.min(performance.now() - started, (user + system) / 1000);
      if (ms > slowest) [slowest, slow] = [ms, name];
      if (ms > MOST_MS) wrong.push(`${name}: ${(ms / 1000).toFixed(1)} s`);
      if (most - before > MOST_MB) wrong.push(`${name}: ${most - before} MB`);
      highest = Math.max(highest, most - before);
      if (answer === null) wrong.push(`${name}: thrown`);
      return answer;
    };
    const names = Object.keys(BOMBS);
    // The first file pays for the threads.
    await invoice("facture.pdf", new TextEncoder().encode("%PDF-1.4\nstartxref\n0\n%%EOF\n"));
    for (const name of names) {
      const bomb = BOMBS[name]?.();
      if (!bomb || bomb.bytes.length > DOCUMENT_BYTES) throw new Error(`${name} is too large to be deposited`);
      const { fileName, bytes } = bomb;
      const answer = (await timed(name, () => invoice(fileName, bytes))) ?? "thrown";
      if (answer === "taken") taken += 1;
      else refused += 1;
      if (BROKEN.has(answer) || (answer === "taken" && !HARMLESS.has(name))) wrong.push(`${name}: ${answer}`);
      if (answer !== "taken") continue;
      const drawn = await timed(`${name}, drawn`, () => renderPage({ bytes, page: 1, dpi: 120 }));
      if (drawn && !drawn.ok && BROKEN.has(drawn.code)) wrong.push(`${name}, drawn: ${drawn.code}`);
    }
    await closeReaders();
    return {
      size: `${names.length} bombs deposited, the pages of those that were taken drawn`,
      found: `${refused} refused, ${taken} harmless; slowest ${(slowest / 1000).toFixed(1)} s (${slow}), ${highest} MB at most${wrong.length > 0 ? `; ${wrong.length} wrong: ${wrong.slice(0, 14).join("; ")}` : ""}`,
      pass: wrong.length === 0,
    };
  },
};
