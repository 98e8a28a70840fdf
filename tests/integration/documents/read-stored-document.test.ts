import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import {
  closeReaders,
  type DocumentReading,
  getExtraction,
  giveUpReading,
  readingCosts,
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

async function aDepositedPhoto(blur = 0): Promise<string> {
  const { actor, structureId, siret } = await aSupplier();
  const photo = await aPhoto(invoiceLines({ number: "P-2026-7", siret, recipient: aSiret() }));
  const bytes = blur === 0 ? photo : new Uint8Array(await sharp(photo).blur(blur).jpeg().toBuffer());
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

  it("says of a photo that it is blurred before anybody waits for its reading, and of a sharp one nothing", async () => {
    const [blurred, sharpOne] = [await aDepositedPhoto(6), await aDepositedPhoto()];
    expect(await getExtraction(blurred)).toMatchObject({ status: "PENDING", blurred: true });
    expect(await getExtraction(sharpOne)).toMatchObject({ status: "PENDING", blurred: false });
  });

  it("counts what readings cost by kind, the failed ones too", async () => {
    const image = async () => (await readingCosts()).find(({ kind }) => kind === "image");
    const before = await image();
    await readStoredDocument(await aDepositedPhoto(), async () => undefined);
    await giveUpReading(await aDepositedPhoto());
    const after = await image();
    expect(after).toMatchObject({ readings: (before?.readings ?? 0) + 1, failures: (before?.failures ?? 0) + 1 });
    expect(after?.median).toBeGreaterThan(0);
    expect(after?.p95).toBeGreaterThanOrEqual(after?.median ?? Number.NaN);
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
