import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, sha256 } from "#lib/shared/fingerprint.ts";
import { isId, newId } from "#lib/shared/ids.ts";
import { decodeCursor, encodeCursor, pageOf, pageSize } from "#lib/shared/pagination.ts";
import { routes, safeReturn } from "#lib/shared/routes.ts";

describe("cursors", () => {
  const key = fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.integer(), fc.constant(null)), { maxLength: 4 });

  it("come back as they left", () => {
    fc.assert(
      fc.property(key, (parts) => {
        const cursor = encodeCursor(parts);
        expect(cursor).toMatch(/^[\w-]*$/);
        fc.pre(cursor.length <= 500);
        expect(decodeCursor(cursor, parts.length)).toEqual(parts);
      }),
    );
  });

  it("are refused, never thrown, when forged", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor(text, 2)).not.toThrow();
      }),
    );
    expect(decodeCursor(undefined, 2)).toBeNull();
    expect(decodeCursor(encodeCursor(["a"]), 2)).toBeNull();
    expect(decodeCursor(btoa('[{"a":1},"b"]'), 2)).toBeNull();
    expect(decodeCursor("x".repeat(501), 2)).toBeNull();
  });

  it("name the last row shown, only when another row follows", () => {
    const rows = ["a", "b", "c"];
    expect(pageOf(rows, 3, (row) => [row])).toEqual({ items: rows, next: null });
    expect(pageOf(rows, 2, (row) => [row])).toEqual({ items: ["a", "b"], next: encodeCursor(["b"]) });
    expect(pageOf([], 2, (row) => [row])).toEqual({ items: [], next: null });
  });

  it("take only offered sizes", () => {
    expect([pageSize("25"), pageSize("100"), pageSize("1000000"), pageSize(undefined)]).toEqual([25, 100, 50, 50]);
  });
});

describe("ids", () => {
  it("are UUIDv7, in order of creation", () => {
    const ids = [0, 1, 2 ** 32, 1_795_000_000_000, 2 ** 48 - 1].map((now) => newId(now));
    expect(ids.every(isId)).toBe(true);
    expect(ids).toEqual([...ids].sort());
    expect(ids.every((id) => id[14] === "7")).toBe(true);
    expect(Number.parseInt((ids[3] ?? "").replace("-", "").slice(0, 12), 16)).toBe(1_795_000_000_000);
    expect(new Set(Array.from({ length: 1000 }, () => newId(1))).size).toBe(1000);
  });

  it.each(["", "abc", "0190a000-0000-7000-8000-00000000000G", "' or 1=1 --"])("%j is not one", (text) =>
    expect(isId(text)).toBe(false),
  );
});

describe("canonical JSON", () => {
  it("does not depend on the order of keys", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "é" }], a: true })).toBe('{"a":true,"b":[1,{"c":"é","d":null}]}');
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (record) => {
        const turned = Object.fromEntries(Object.entries(record).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(record));
        expect(JSON.parse(canonicalJson(record))).toEqual(JSON.parse(JSON.stringify(record)));
      }),
    );
  });

  it("hashes as everybody does", () => {
    expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });
});

describe("routes", () => {
  it("leave out filters that are not set", () => {
    expect(routes.issuedWorkList({ structure: "", masquer: true, page: undefined })).toBe(
      "/facturation/factures-emises/synthese?masquer=true",
    );
    expect(routes.issuedWorkList()).toBe("/facturation/factures-emises/synthese");
  });

  it("escape what they are given", () => {
    expect(routes.issuedInvoice("../x?y")).toBe("/facturation/factures-emises/..%2Fx%3Fy");
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "",
    "evil",
    "/a//../..//b.example",
  ])("do not go back to %j", (target) => expect(safeReturn(target) ?? "").not.toMatch(/^\/\/|evil|javascript/));

  it("go back to a page of the portal", () => {
    expect(safeReturn("/facturation/factures-emises/synthese?etat=REJETEE")).toBe(
      "/facturation/factures-emises/synthese?etat=REJETEE",
    );
    expect(safeReturn("//evil.example")).toBeNull();
    expect(safeReturn(undefined)).toBeNull();
  });
});
