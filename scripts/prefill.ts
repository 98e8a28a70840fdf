import { readFile } from "node:fs/promises";
import path from "node:path";
import { DOCUMENT_FIELDS, type DocumentFields } from "#lib/documents/domain/fields.ts";
import { readDocument } from "#lib/documents/reading/read-document.ts";
import { closeReaders, warmReaders } from "#lib/documents/reading/readers.ts";

/** `npm run prefill -- FILE… [--json]`: what the portal would fill in for each file. */
const json = process.argv.includes("--json");
const files = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));

if (files.length === 0) {
  console.error("npm run prefill -- FILE… [--json]");
  process.exitCode = 2;
}

// What is measured is reading, as a server that is up reads: its threads are there already.
await warmReaders({ ocr: files.some((file) => !/\.xml$/i.test(file)) });
for (const file of files) await prefill(file);
await closeReaders();

async function prefill(file: string): Promise<void> {
  const started = performance.now();
  const took = () => Math.round((performance.now() - started) * 10) / 10;
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return refused(file, took(), "NO_SUCH_FILE");
  // The name of a file here is where it lies; the portal's limit on its length is about deposits.
  const read = await readDocument({ bytes, fileName: `document${path.extname(file)}`, allowOcr: true });
  if (!read.ok) return refused(file, took(), read.code);
  const ms = took();
  if (json) {
    console.log(JSON.stringify({ file, ms, kind: read.data.kind, fields: plain(read.data.fields) }));
    return;
  }
  console.log(`\n${file}  ${read.data.kind}  ${read.data.format.depositFormat}  ${ms} ms`);
  for (const name of DOCUMENT_FIELDS) console.log(`  ${name.padEnd(18)}${row(read.data.fields, name)}`);
  for (const { field, xml, page } of read.data.conflicts) console.log(`  ! ${field}: ${xml} (XML), ${page} (page)`);
  for (const warning of read.data.warnings)
    console.log(`  ! ${warning.code}${warning.field ? ` ${warning.field}` : ""}`);
}

function refused(file: string, ms: number, code: string): void {
  process.exitCode = 1;
  console.log(json ? JSON.stringify({ file, ms, kind: null, error: { code } }) : `\n${file}  ${code}`);
}

function plain(fields: DocumentFields): Record<string, unknown> {
  return Object.fromEntries(
    DOCUMENT_FIELDS.map((name) => {
      const field = fields[name];
      return [name, field && { value: field.value, confidence: field.confidence, origin: field.origin }];
    }),
  );
}

function row(fields: DocumentFields, name: (typeof DOCUMENT_FIELDS)[number]): string {
  const field = fields[name];
  if (!field) return "–";
  const value =
    typeof field.value === "string"
      ? field.value
      : field.value.map((vat) => `${vat.rate} %: ${vat.base} → ${vat.tax}`).join(", ");
  return `${value.padEnd(40)} ${Math.round(field.confidence * 100)
    .toString()
    .padStart(3)} %  ${field.origin}`;
}
