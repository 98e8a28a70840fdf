import { deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  ARCHIVE_LIMITS,
  ARCHIVE_REFUSALS,
  archiveKind,
  isHidden,
  isNested,
  isUnsafePath,
  MEMBER_REFUSALS,
} from "#lib/documents/domain/archive.ts";
import { extract, list } from "#lib/documents/workers/archive.worker.ts";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };
import { paxRecord, tarGzOf, zipOf } from "#tests/factories/documents/archives.ts";

const bytes = (value: string) => new TextEncoder().encode(value);
const one = { path: "a.xml", bytes: bytes("<a/>") };
const zip = (archive: Uint8Array) => list({ bytes: archive, kind: "ZIP" });
const tar = (archive: Uint8Array) => list({ bytes: archive, kind: "TAR_GZ" });
const codes = (found: Awaited<ReturnType<typeof list>>) =>
  found.ok ? found.data.map(({ path, refusal }) => [path, refusal?.code ?? null]) : found.code;

describe("what an archive holds (F-55)", () => {
  it("is told from its first bytes, whatever its name", () => {
    expect(archiveKind(zipOf([one]))).toBe("ZIP");
    expect(archiveKind(zipOf([]))).toBe("ZIP");
    expect(archiveKind(tarGzOf([one]))).toBe("TAR_GZ");
    expect(archiveKind(bytes("%PDF-1.4"))).toBeNull();
    expect(archiveKind(new Uint8Array())).toBeNull();
  });

  it("is listed with what came out, folders left out, and handed out by its places", async () => {
    const files = [
      { path: "lot/", mode: 0o040_755 },
      { ...one, path: "lot/a.xml" },
      { path: "lot/É.pdf", bytes: bytes("%PDF-") },
    ];
    const listed = await zip(zipOf(files));
    expect(listed).toMatchObject({
      ok: true,
      data: [
        { position: 1, path: "lot/a.xml", name: "a.xml", size: 4 },
        { position: 2, name: "É.pdf" },
      ],
    });
    const out = await extract({ bytes: zipOf(files), kind: "ZIP", positions: [2, 1] });
    expect(out.ok && out.data.map((file) => [file.position, Buffer.from(file.bytes).toString()])).toEqual([
      [2, "%PDF-"],
      [1, "<a/>"],
    ]);
    const tarred = await tar(
      tarGzOf([
        { path: "./", type: "5" },
        { ...one, path: "./a.xml" },
      ]),
    );
    expect(codes(tarred)).toEqual([["./a.xml", null]]);
  });

  it("reads the long names of pax and of GNU", async () => {
    const long = `${"dossier/".repeat(20)}facture.xml`;
    const pax = tarGzOf([{ path: "x", type: "x", bytes: paxRecord("path", long) }, one]);
    const gnu = tarGzOf([{ path: "././@LongLink", type: "L", bytes: bytes(`${long}\0`) }, one]);
    for (const archive of [pax, gnu]) expect(codes(await tar(archive))).toEqual([[long, null]]);
  });

  it("hands out a window at once", async () => {
    const big = { bytes: new Uint8Array(9_000_000), method: 0 };
    const archive = zipOf([
      { ...big, path: "1.pdf" },
      { ...big, path: "2.pdf" },
      { ...big, path: "3.pdf" },
    ]);
    const first = await extract({ bytes: archive, kind: "ZIP", positions: [0, 1, 2] });
    expect(first.ok && first.data.map(({ position }) => position)).toEqual([0]);
  });

  it.each([
    ["hidden by a system", { path: "__MACOSX/._a.xml" }, "MEMBER_HIDDEN"],
    ["hidden", { path: "lot/.DS_Store" }, "MEMBER_HIDDEN"],
    ["a path that climbs", { path: "../../etc/a.xml" }, "MEMBER_PATH"],
    ["an absolute path", { path: "/etc/a.xml" }, "MEMBER_PATH"],
    ["a path of Windows", { path: "C:\\a.xml" }, "MEMBER_PATH"],
    ["a link", { path: "a.xml", mode: 0o120_777, bytes: bytes("/etc/passwd") }, "MEMBER_LINK"],
    ["a device", { path: "a.xml", mode: 0o020_666 }, "MEMBER_LINK"],
    ["behind a password", { ...one, flags: 0x801 }, "MEMBER_ENCRYPTED"],
    ["packed by another method", { ...one, method: 14 }, "MEMBER_METHOD"],
    ["a size that lies", { ...one, size: 3 }, "MEMBER_DAMAGED"],
    ["a sum that lies", { ...one, crc: 1 }, "MEMBER_DAMAGED"],
    ["broken inside", { ...one, raw: bytes("not deflate") }, "MEMBER_DAMAGED"],
    ["over 10 MB", { path: "a.pdf", bytes: new Uint8Array(10 * 1024 * 1024 + 1) }, "TOO_LARGE"],
    ["another archive", { path: "b.zip", bytes: zipOf([one]) }, "MEMBER_NESTED"],
    ["another archive under the name of an invoice", { path: "b.pdf", bytes: zipOf([one]) }, "MEMBER_NESTED"],
  ])("a file that is %s is told, and the others are taken", async (_, file, code) => {
    const found = await zip(zipOf([file, { path: "z.xml", bytes: bytes("<z/>") }]));
    const shown = codes(found);
    expect(shown).toHaveLength(2);
    expect(found).toMatchObject({ data: [{ refusal: { code } }, { path: "z.xml", refusal: null }] });
  });

  it.each([
    ["a symbolic link", { path: "a.xml", type: "2", link: "/etc/passwd" }],
    ["a hard link", { path: "a.xml", type: "1", link: "z.xml" }],
    ["a device", { path: "a.xml", type: "3" }],
    ["a queue", { path: "a.xml", type: "6" }],
    ["a sparse file", { path: "a.xml", type: "S" }],
  ])("%s of a tar is told, and the others are taken", async (_, file) => {
    expect(codes(await tar(tarGzOf([file, { ...one, path: "z.xml" }])))).toEqual([
      ["a.xml", "MEMBER_LINK"],
      ["z.xml", null],
    ]);
  });

  const whole = zipOf([one]);
  const many = (count: number) => Array.from({ length: count }, (_, i) => ({ path: `${i}.xml`, bytes: bytes("<a/>") }));
  it.each([
    ["cut short", whole.subarray(0, whole.length - 5), "ARCHIVE_DAMAGED"],
    ["nothing but its first bytes", bytes("PK\u0003\u0004"), "ARCHIVE_DAMAGED"],
    [
      "entries that share their bytes",
      zipOf([one, { path: "b.xml", bytes: one.bytes, sharesWith: 0, localPath: "a.xml" }]),
      "ARCHIVE_INCONSISTENT",
    ],
    ["twice the same entry", zipOf([one, { ...one, sharesWith: 0 }]), "ARCHIVE_INCONSISTENT"],
    ["two names for one file", zipOf([{ ...one, localPath: "b.xml" }]), "ARCHIVE_INCONSISTENT"],
    ["entries that are not there", zipOf([one], { count: 3 }), "ARCHIVE_DAMAGED"],
    ["a million entries announced", zipOf([one], { zip64: { count: 1_000_000, offset: 0 } }), "ARCHIVE_TOO_MANY_FILES"],
    ["a directory beyond the file", zipOf([one], { zip64: { count: 1, offset: 2 ** 52 } }), "ARCHIVE_DAMAGED"],
    ["too many files", zipOf(many(ARCHIVE_LIMITS.files + 1)), "ARCHIVE_TOO_MANY_FILES"],
    ["too many entries", zipOf(many(ARCHIVE_LIMITS.entries + 1)), "ARCHIVE_TOO_MANY_FILES"],
    ["only hidden files", zipOf([{ path: "__MACOSX/._a" }]), "ARCHIVE_EMPTY"],
    ["nothing", zipOf([]), "ARCHIVE_EMPTY"],
    [
      "a bomb",
      zipOf(Array.from({ length: 13 }, (_, i) => ({ path: `${i}.pdf`, bytes: new Uint8Array(10 * 1024 * 1024) }))),
      "ARCHIVE_BOMB",
    ],
  ])("a zip with %s is refused whole", async (_, archive, code) => {
    expect(codes(await zip(archive))).toBe(code);
  });

  it("counts what came out of damaged files too", async () => {
    const raw = new Uint8Array(deflateRawSync(Buffer.alloc(9_000_000)));
    const files = Array.from({ length: 16 }, (_, i) => ({ path: `${i}.pdf`, raw, crc: 1, size: 9_000_000 }));
    expect(codes(await zip(zipOf(files)))).toBe("ARCHIVE_BOMB");
  });

  it.each([
    ["cut short", tarGzOf([one]).subarray(0, 40), "ARCHIVE_DAMAGED"],
    ["that is no tar", new Uint8Array(gzipSync(bytes("<Invoice/>"))), "ARCHIVE_NOT_TAR"],
    ["that is no tar, and long", new Uint8Array(gzipSync(bytes("<Invoice/>".repeat(200)))), "ARCHIVE_NOT_TAR"],
    ["cut inside a file", tarGzOf([{ ...one, size: 4_000 }], { cut: true }), "ARCHIVE_DAMAGED"],
    ["a size below nothing", tarGzOf([{ ...one, size: `\u00ff${"\u00ff".repeat(11)}` }]), "ARCHIVE_NOT_TAR"],
    ["a size beyond counting", tarGzOf([{ ...one, size: `\u0080${"\u00ff".repeat(11)}` }]), "ARCHIVE_NOT_TAR"],
    [
      "a size that pax makes up",
      tarGzOf([{ path: "x", type: "x", bytes: paxRecord("size", "999999999999999") }, one]),
      "ARCHIVE_DAMAGED",
    ],
    ["too many files", tarGzOf(many(ARCHIVE_LIMITS.files + 1)), "ARCHIVE_TOO_MANY_FILES"],
    ["a bomb", new Uint8Array(gzipSync(new Uint8Array(ARCHIVE_LIMITS.unpackedBytes + 8_000_000))), "ARCHIVE_BOMB"],
    ["nothing", tarGzOf([]), "ARCHIVE_EMPTY"],
  ])("a tar.gz %s is refused whole", async (_, archive, code) => {
    expect(codes(await tar(archive))).toBe(code);
  });

  it("knows hidden files, unsafe paths and nested archives by name", () => {
    expect([isHidden("a/Thumbs.db"), isHidden("a/b.pdf")]).toEqual([true, false]);
    expect([isUnsafePath("a/../b"), isUnsafePath("a/..b"), isUnsafePath("a/b")]).toEqual([true, false, false]);
    expect([isNested("a.7z", bytes("x")), isNested("a.docx", zipOf([])), isNested("a.pdf", bytes("%PDF-"))]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each([...ARCHIVE_REFUSALS, ...MEMBER_REFUSALS])("has a sentence in each language for %s", (code) => {
    for (const catalogue of [fr, en])
      expect((catalogue.errors as Record<string, unknown>)[code]).toMatch(/[^.,;]{8,}[.,;:] .{5,}\.$/);
  });
});
