import { setTimeout as sleep } from "node:timers/promises";
import PDFDocument from "pdfkit";
import type { Parts } from "#e2e/support/portal.ts";
import { newId } from "#lib/shared/ids.ts";
import { bytesOf, invoicePdf } from "#tests/factories/documents/pages.ts";
import { invoiceSample } from "#tests/factories/documents/sample.ts";
import { scanJpeg } from "#tests/factories/documents/scan.ts";
import { draftOf, newDepositor, put } from "#torture/support/depositor.ts";
import { onPortal } from "#torture/support/portal.ts";

const PAGES = 6;
const LONGEST_MS = 120_000;

/** Milliseconds after the kill at which another worker began the reading anew, and at which it ended; null when it never did. */
export type TakenUp = { readonly begun: number; readonly read: number } | null;

/** A scan of several pages is being read when its worker is killed; another one is started at once. */
export async function killedReading(parts: Parts, seed: number): Promise<TakenUp> {
  const who = await newDepositor(parts);
  const draft = draftOf(await put(parts, who, { key: newId(), bytes: await scanOf(seed) }));
  const state = async () => {
    const [row] = await onPortal<{ status: string; startedAt: Date | null; pages: number }>(
      parts,
      `select x.status::text, x.started_at as "startedAt", coalesce(x.pages_done, 0) as pages
       from invoice_file f join extraction x on x.document_id = f.document_id where f.invoice_id = $1`,
      [draft],
    );
    return row;
  };
  const until = async (done: (row: NonNullable<Awaited<ReturnType<typeof state>>>) => boolean) => {
    for (const since = performance.now(); performance.now() - since < LONGEST_MS; await sleep(50)) {
      const row = await state();
      if (row && done(row)) return row;
    }
    return null;
  };
  const reading = await until(({ status, pages }) => status === "RUNNING" && pages > 0);
  if (!reading) return null;
  await parts.killWorker();
  const killed = performance.now();
  parts.startWorker();
  const first = reading.startedAt?.getTime();
  if (!(await until(({ startedAt }) => startedAt?.getTime() !== first))) return null;
  const begun = performance.now() - killed;
  return (await until(({ status }) => status === "DONE")) ? { begun, read: performance.now() - killed } : null;
}

async function scanOf(seed: number): Promise<Uint8Array> {
  const document = new PDFDocument({ size: "A4", margin: 0, autoFirstPage: false });
  for (let page = 0; page < PAGES; page += 1) {
    const picture = await scanJpeg(await invoicePdf(invoiceSample(seed * PAGES + page), "classic"));
    document.addPage({ size: "A4", margin: 0 }).image(Buffer.from(picture), 0, 0, { width: 595.28, height: 841.89 });
  }
  return bytesOf(document);
}
