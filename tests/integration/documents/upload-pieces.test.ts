import { afterEach, describe, expect, it } from "vitest";
import {
  collectPieces,
  DOCUMENT_LIMITS,
  dropPieces,
  keepPiece,
  PIECE_BYTES,
  receivedOf,
  sweepPieces,
} from "#lib/documents/index.ts";
import { useClock as setClock } from "#lib/platform/clock.ts";
import { newId } from "#lib/shared/ids.ts";
import { makePair, must } from "#tests/factories/invoices.ts";

const owner = async () => (await makePair()).seller;
const piece = (size: number, fill = 65) => new Uint8Array(size).fill(fill);
let restore = () => {};
afterEach(() => restore());

describe("a piece of a file is refused (F-158)", () => {
  it("when the file is too large, the piece too long or empty, or out of the file", async () => {
    const who = await owner();
    const attempt = (position: number, size: number, total: number) =>
      keepPiece(who, { key: newId(), position, total, bytes: piece(size) });
    expect(await attempt(0, 10, DOCUMENT_LIMITS.bytes + 1)).toMatchObject({ code: "TOO_LARGE" });
    expect(await attempt(0, PIECE_BYTES + 1, DOCUMENT_LIMITS.bytes)).toMatchObject({ code: "INVALID_INPUT" });
    expect(await attempt(0, 0, 10)).toMatchObject({ code: "INVALID_INPUT" });
    expect(await attempt(5, 10, 12)).toMatchObject({ code: "INVALID_INPUT" });
  });

  it("when the file changes its size on the way, or too many were begun", async () => {
    const who = await owner();
    const key = newId();
    must(await keepPiece(who, { key, position: 0, total: 20, bytes: piece(10) }));
    expect(await keepPiece(who, { key, position: 10, total: 30, bytes: piece(10) })).toMatchObject({
      code: "INVALID_INPUT",
    });
    const begin = () => keepPiece(who, { key: newId(), position: 0, total: DOCUMENT_LIMITS.bytes, bytes: piece(1) });
    const codes: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      const begun = await begin();
      codes.push(begun.ok ? "ok" : begun.code);
    }
    expect(codes).toEqual([...Array(5).fill("ok"), "TOO_MANY_UPLOADS", "TOO_MANY_UPLOADS"]);
  });
});

describe("a file in pieces (F-49, F-158)", () => {
  it("goes on from what has arrived, whatever came twice, too early or at the same moment", async () => {
    const who = await owner();
    const key = newId();
    const put = (position: number, fill: number) =>
      keepPiece(who, { key, position, total: 30, bytes: piece(10, fill) });
    expect(must(await put(10, 2))).toEqual({ received: 0 });
    expect(must(await put(0, 1))).toEqual({ received: 10 });
    expect(must(await put(0, 9))).toEqual({ received: 10 });
    const both = await Promise.all([put(10, 2), put(10, 2), put(10, 2)]);
    expect(both.map((one) => must(one).received)).toEqual([20, 20, 20]);
    expect(await receivedOf(who, key)).toBe(20);
    must(await put(20, 3));
    expect([...(await collectPieces(who, key))]).toEqual([1, 2, 3].flatMap((fill) => Array(10).fill(fill)));
    await dropPieces(who, key);
    expect(await receivedOf(who, key)).toBe(0);
  });

  it("is nobody else's: the same key of another person is another file", async () => {
    const [mine, other] = [await owner(), await owner()];
    const key = newId();
    must(await keepPiece(mine, { key, position: 0, total: 20, bytes: piece(10) }));
    expect(await receivedOf(other, key)).toBe(0);
    expect([...(await collectPieces(other, key))]).toEqual([]);
    await dropPieces(other, key);
    expect(await receivedOf(mine, key)).toBe(10);
  });

  it("is forgotten a day after its last piece, and not before", async () => {
    const who = await owner();
    const key = newId();
    must(await keepPiece(who, { key, position: 0, total: 20, bytes: piece(10) }));
    const later = (hours: number) => {
      restore = setClock({ now: () => new Date(Date.now() + hours * 3_600_000) });
      return sweepPieces();
    };
    await later(23);
    expect(await receivedOf(who, key)).toBe(10);
    await later(25);
    expect(await receivedOf(who, key)).toBe(0);
  });
});
