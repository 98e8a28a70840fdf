import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { median } from "#bench/statistics.ts";
import { greyPdfPage } from "#lib/documents/workers/page-image.ts";

const command = promisify(execFile);

/** The median of a native command on some files, or why there is none. */
export type NativeTime = { readonly name: string; readonly value: number } | { readonly absent: string };

/** `pdftotext -layout` on PDFs with text. */
export async function pdftotextTime(files: readonly string[]): Promise<NativeTime> {
  if (!(await installed("pdftotext"))) return { absent: "pdftotext is not installed: no yardstick" };
  const times: number[] = [];
  for (const file of files) times.push(await timeOf("pdftotext", ["-layout", file, "-"]));
  return { name: "pdftotext", value: median(times) };
}

/** `tesseract` on the first pages drawn at a resolution, one thread. */
export async function tesseractTime(files: readonly string[], dpi: 200 | 300): Promise<NativeTime> {
  if (!(await installed("tesseract"))) return { absent: "tesseract is not installed: no yardstick" };
  const folder = await mkdtemp(path.join(tmpdir(), "prefill-"));
  const times: number[] = [];
  try {
    for (const file of files) {
      const drawn = await greyPdfPage(new Uint8Array(await readFile(file)), 1, dpi);
      if (!drawn.ok) throw new Error(`${file}: ${drawn.code}`);
      const picture = path.join(folder, "page.png");
      const { data, width, height } = drawn.data;
      await sharp(data, { raw: { width, height, channels: 1 } })
        .png()
        .toFile(picture);
      times.push(await timeOf("tesseract", [picture, "-", "--psm", "3", "--dpi", String(dpi)]));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { name: `tesseract, ${dpi} dpi, one thread`, value: median(times) };
}

async function timeOf(tool: string, options: readonly string[]): Promise<number> {
  const started = performance.now();
  await command(tool, [...options], { env: { ...process.env, OMP_THREAD_LIMIT: "1" } });
  return performance.now() - started;
}

let tried: Promise<void> | undefined;

async function installed(tool: "pdftotext" | "tesseract"): Promise<boolean> {
  if (await answers(tool)) return true;
  tried ??= install();
  await tried;
  return answers(tool);
}

/** On a Debian where it may, once; where it may not, the yardstick is said to be absent. */
async function install(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return;
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await command("apt-get", ["install", "-y", "-qq", "tesseract-ocr", "poppler-utils"], {
    env: environment,
    timeout: 180_000,
  }).catch(() => undefined);
}

function answers(tool: string): Promise<boolean> {
  return command(tool, [tool === "tesseract" ? "--version" : "-v"]).then(
    () => true,
    (error: unknown) => !(error instanceof Error && "code" in error && error.code === "ENOENT"),
  );
}
