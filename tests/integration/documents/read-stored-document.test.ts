import { afterAll, describe, expect, it } from "vitest";
import {
  closeReaders,
  type DocumentReading,
  getExtraction,
  giveUpReading,
  readStoredDocument,
  receiveDocument,
} from "#lib/documents/index.ts";
import { db } from "#lib/platform/db.ts";
import { storeBytes } from "#lib/platform/storage.ts";
import { newId } from "#lib/shared/ids.ts";
import { ok } from "#lib/shared/result.ts";
import { aPhoto, invoiceLines } from "#tests/factories/files.ts";
import { aSiret, aSupplier } from "#tests/factories/supplier.ts";

afterAll(closeReaders);

async function aDepositedPhoto(): Promise<string> {
  const { actor, structureId, siret } = await aSupplier();
  const bytes = await aPhoto(invoiceLines({ number: "P-2026-7", siret, recipient: aSiret() }));
  const input = { structureId, fileName: "photo.jpg", bytes };
  const result = await receiveDocument(actor, input, async (_, received) => ok(received));
  if (!result.ok) throw new Error(result.code);
  return result.data.documentId;
}

describe("reading a stored document, as the worker does", () => {
  it("records a failure as a code, and does not call back", async () => {
    const { actor, structureId } = await aSupplier();
    const documentId = newId();
    const sha256 = await storeBytes(new Uint8Array([0xff, 0xd8, 0xff, 0, 1, 2, 3]));
    await db().document.create({
      data: {
        id: documentId,
        sha256,
        size: 7,
        fileName: "photo.jpg",
        mediaType: "image/jpeg",
        uploadedById: actor.userId,
        structureId,
        extraction: { create: {} },
      },
    });
    const seen: DocumentReading[] = [];
    await readStoredDocument(documentId, async (_, reading) => void seen.push(reading));
    expect(await getExtraction(documentId)).toMatchObject({ status: "FAILED", failure: "CORRUPT_IMAGE" });
    expect(seen).toEqual([]);
  });

  it("does nothing for a document that is not there, or not to be read", async () => {
    const seen: DocumentReading[] = [];
    await readStoredDocument(newId(), async (_, reading) => void seen.push(reading));
    expect(seen).toEqual([]);
  });

  it("stays to be read when what goes alongside fails, and ends at the next run", async () => {
    const documentId = await aDepositedPhoto();
    const failing = readStoredDocument(documentId, async () => {
      throw new Error("database gone");
    });
    await expect(failing).rejects.toThrow("database gone");
    expect((await getExtraction(documentId))?.status).toBe("RUNNING");
    await readStoredDocument(documentId, async () => undefined);
    expect((await getExtraction(documentId))?.status).toBe("DONE");
  });

  it("reads once, keeps what it read with its pages, and a second run has no effect", async () => {
    const documentId = await aDepositedPhoto();
    const seen: DocumentReading[] = [];
    for (const _ of [1, 2]) await readStoredDocument(documentId, async (_tx, reading) => void seen.push(reading));
    expect(seen).toHaveLength(1);
    const extraction = await getExtraction(documentId);
    expect(extraction).toMatchObject({ status: "DONE", kind: "image", pagesDone: 1, pagesTotal: 1 });
    expect(extraction?.reading?.fields).toEqual(JSON.parse(JSON.stringify(seen[0]?.fields)));
  });

  it("ends for whoever waits when it is given up, can be tried by hand after that, and leaves what was read", async () => {
    const documentId = await aDepositedPhoto();
    await giveUpReading(documentId);
    expect(await getExtraction(documentId)).toMatchObject({ status: "FAILED", failure: "READER_CRASHED" });
    await readStoredDocument(documentId, async () => undefined);
    await giveUpReading(documentId);
    expect(await getExtraction(documentId)).toMatchObject({ status: "DONE", failure: null });
  });
});
