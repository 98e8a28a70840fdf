import PDFDocument from "pdfkit";
import { createElement } from "react";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ReadingWait } from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/reading-wait.tsx";
import { DOCUMENT_LIMITS } from "#lib/documents/domain/refusals.ts";
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
import en from "#messages/en.json" with { type: "json" };
import { bytesOf } from "#tests/factories/documents/pages.ts";
import { drawn } from "#tests/factories/drawn.tsx";
import { aPhoto, invoiceLines } from "#tests/factories/files.ts";
import { aSiret, aSupplier } from "#tests/factories/supplier.ts";

// On a busy machine the look at how sharp a page is may come too late, and says nothing then: here it is waited for.
const allowed = DOCUMENT_LIMITS.sharpnessMs;
beforeAll(() => void Object.assign(DOCUMENT_LIMITS, { sharpnessMs: 60_000 }));
afterAll(async () => {
  Object.assign(DOCUMENT_LIMITS, { sharpnessMs: allowed });
  await closeReaders();
});

async function aDepositedPhoto(blur = 0): Promise<string> {
  const photo = await aPhoto(invoiceLines({ number: "P-2026-7", siret: aSiret(), recipient: aSiret() }));
  return deposited("photo.jpg", blur === 0 ? photo : await blurredBy(blur, photo));
}

async function blurredBy(blur: number, photo: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await sharp(photo).blur(blur).jpeg().toBuffer());
}

/** A scan of two pages, the second of which is blurred. */
async function aDepositedScan(): Promise<string> {
  const photo = await aPhoto(invoiceLines({ number: "P-2026-8", siret: aSiret(), recipient: aSiret() }));
  const pdf = new PDFDocument({ size: "A4", margin: 0, autoFirstPage: false });
  for (const page of [photo, await blurredBy(6, photo)])
    pdf.addPage({ size: "A4", margin: 0 }).image(Buffer.from(page), 0, 0, { width: 595.28, height: 841.89 });
  return deposited("scan.pdf", await bytesOf(pdf));
}

async function deposited(fileName: string, bytes: Uint8Array): Promise<string> {
  const { actor, structureId } = await aSupplier();
  const input = { structureId, fileName, bytes };
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
    expect(await getExtraction(blurred)).toMatchObject({ status: "PENDING", blurredPage: 1 });
    expect(await getExtraction(sharpOne)).toMatchObject({ status: "PENDING", blurredPage: null });
  });

  it("F-53 names the page that is blurred where its reading is waited for", async () => {
    const extraction = await getExtraction(await aDepositedScan());
    expect(extraction).toMatchObject({ status: "PENDING", blurredPage: 2 });
    const waiting = { documentId: newId(), draftId: newId() };
    expect(drawn(createElement(ReadingWait, { ...waiting, extraction }))).toContain("L’image est floue (page 2)");
    expect(drawn(createElement(ReadingWait, { ...waiting, extraction }), "en")).toContain(en.deposit.blurredTitle);
    const sharpOne = await getExtraction(await aDepositedPhoto());
    expect(drawn(createElement(ReadingWait, { ...waiting, extraction: sharpOne }))).not.toContain("floue");
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
