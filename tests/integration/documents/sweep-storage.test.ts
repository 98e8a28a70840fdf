import { mkdirSync, readdirSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { sweepStorage } from "#lib/documents/index.ts";
import { env } from "#lib/platform/env.ts";
import { loadBytes, storeBytes } from "#lib/platform/storage.ts";
import { newId } from "#lib/shared/ids.ts";
import { makeDocument, makePair } from "#tests/factories/invoices.ts";

const root = () => path.join(env().dataDir, "documents");
const text = (value: string) => new TextEncoder().encode(value);

/** Makes a file older than it is. */
function age(file: string, hours: number) {
  const at = new Date(Date.now() - hours * 3_600_000);
  utimesSync(file, at, at);
}

/** A document with its row and its bytes. */
async function aDocument() {
  const pair = await makePair();
  const content = newId();
  await storeBytes(text(content));
  return makeDocument(pair.seller.userId, pair.supplier.id, content);
}

const fileOf = (sha256: string) => path.join(root(), sha256.slice(0, 2), sha256.slice(2, 4), sha256);

it("T-01 files that no document names are set aside, found again if one comes, and gone at a later sweep", async () => {
  const kept = await aDocument();
  age(fileOf(kept.sha256), 100);
  const [orphan, young] = [await storeBytes(text(newId())), await storeBytes(text(newId()))];
  age(fileOf(orphan), 25);
  mkdirSync(path.join(root(), "incoming"), { recursive: true });
  writeFileSync(path.join(root(), "incoming", "half"), "half");
  age(path.join(root(), "incoming", "half"), 25);

  expect(await sweepStorage()).toEqual({ unfinished: 1, setAside: 1, back: 0, gone: 0 });
  expect(readdirSync(path.join(root(), "incoming"))).toEqual([]);
  await loadBytes(kept.sha256);
  await loadBytes(young);
  // Out of the way, and still readable: its row may be on the way to its commit.
  await loadBytes(orphan);
  expect(await sweepStorage()).toEqual({ unfinished: 0, setAside: 0, back: 0, gone: 0 });

  age(path.join(root(), "aside", orphan), 13);
  expect(await sweepStorage()).toMatchObject({ gone: 1 });
  await expect(loadBytes(orphan)).rejects.toThrow();
});

it("a file whose document came after it was set aside goes back to its place", async () => {
  const late = await aDocument();
  const aside = path.join(root(), "aside");
  mkdirSync(aside, { recursive: true });
  renameSync(fileOf(late.sha256), path.join(aside, late.sha256));
  await loadBytes(late.sha256);
  expect(await sweepStorage()).toMatchObject({ back: 1 });
  expect(readdirSync(aside)).toEqual([]);
  await loadBytes(late.sha256);
});
