import { deflateRawSync, gzipSync } from "node:zlib";
import { type Packed, paxRecord, type Tarred, tarGzOf, zipOf } from "#tests/factories/documents/archives.ts";

const MEGABYTE = 1024 * 1024;
const text = (value: string) => new Uint8Array(Buffer.from(value));

/** An archive that attacks who opens it, and what may come of it: the refusal of the whole, or of each file it is made of. */
export type Attack = {
  readonly name: string;
  readonly fileName: string;
  readonly bytes: () => Uint8Array;
  /** Refused whole with this code. */
  readonly whole?: string;
  /** Refused by one of these, file by file. */
  readonly members?: readonly string[];
};

const packed = new Map<number, Uint8Array>();

/** So many megabytes of zeros, packed once: a thousandth of that. */
function zeros(megabytes: number): Uint8Array {
  const known = packed.get(megabytes) ?? new Uint8Array(deflateRawSync(Buffer.alloc(megabytes * MEGABYTE)));
  packed.set(megabytes, known);
  return known;
}

const many = (count: number): Packed[] =>
  Array.from({ length: count }, (_, i) => ({ path: `f/${i}.pdf`, bytes: text("x") }));

/** Archives inside archives, `depth` deep, each with a few: what 42.zip is made of. */
function nested(depth: number): Uint8Array<ArrayBuffer> {
  const inner: Packed[] =
    depth === 0
      ? [{ path: "0.pdf", raw: zeros(16), size: 16 * MEGABYTE }]
      : Array.from({ length: 4 }, (_, i) => ({ path: `lib ${i}.zip`, bytes: nested(depth - 1) }));
  return zipOf(inner);
}

const zip = (name: string, bytes: () => Uint8Array, more: Pick<Attack, "whole" | "members">): Attack => ({
  name,
  fileName: "lot.zip",
  bytes,
  ...more,
});
const tar = (name: string, bytes: () => Uint8Array, more: Pick<Attack, "whole" | "members">): Attack => ({
  name,
  fileName: "lot.tar.gz",
  bytes,
  ...more,
});
const tarOne = (name: string, file: Tarred, code: string) => tar(name, () => tarGzOf([file]), { members: [code] });

/** Every kind of trap that an archive is known for. `megabytes`: what the bombs unpack to, more than the limits. */
export function archiveAttacks(megabytes: number): readonly Attack[] {
  // What is packed in one piece must fit into memory first.
  const whole = Math.min(megabytes, 512);
  return [
    zip("zip bomb, one file", () => zipOf([{ path: "a.pdf", raw: zeros(whole), size: whole * MEGABYTE }]), {
      members: ["TOO_LARGE"],
    }),
    zip(
      "zip bomb, many files",
      () => {
        const raw = zeros(9);
        return zipOf(Array.from({ length: megabytes / 9 }, (_, i) => ({ path: `${i}.pdf`, raw, size: 9 * MEGABYTE })));
      },
      { whole: "ARCHIVE_BOMB" },
    ),
    zip("zip bomb that says it is small", () => zipOf([{ path: "a.pdf", raw: zeros(16), size: 10 }]), {
      members: ["TOO_LARGE"],
    }),
    zip(
      "zip bomb of overlapping entries",
      () => {
        const raw = zeros(9);
        const shared = Array.from({ length: 400 }, (_, i) => ({
          path: `${i}.pdf`,
          raw,
          size: 9 * MEGABYTE,
          sharesWith: 0,
        }));
        return zipOf([{ path: "0.pdf", raw, size: 9 * MEGABYTE }, ...shared]);
      },
      { whole: "ARCHIVE_INCONSISTENT" },
    ),
    zip("archives in archives, as 42.zip", () => nested(3), { members: ["MEMBER_NESTED"] }),
    zip("4 000 entries", () => zipOf(many(4_000)), { whole: "ARCHIVE_TOO_MANY_FILES" }),
    zip("a million entries announced in zip64", () => zipOf(many(1), { zip64: { count: 1_000_000, offset: 0 } }), {
      whole: "ARCHIVE_TOO_MANY_FILES",
    }),
    zip("2^60 entries announced in zip64", () => zipOf(many(1), { zip64: { count: 2 ** 60, offset: 0 } }), {
      whole: "ARCHIVE_TOO_MANY_FILES",
    }),
    zip("a zip64 directory beyond the file", () => zipOf(many(1), { zip64: { count: 1, offset: 2 ** 60 } }), {
      whole: "ARCHIVE_DAMAGED",
    }),
    zip(
      "fewer entries announced than there are",
      () =>
        zipOf(
          [
            { path: "a.txt", bytes: text("x") },
            { path: "b.txt", bytes: text("x") },
          ],
          { count: 1 },
        ),
      { members: ["UNSUPPORTED_TYPE"] },
    ),
    zip(
      "paths that climb",
      () =>
        zipOf([
          { path: "../../../../tmp/evasion.pdf", bytes: text("x") },
          { path: "..\\..\\evasion.pdf", bytes: text("x") },
        ]),
      { members: ["MEMBER_PATH"] },
    ),
    zip(
      "absolute paths",
      () =>
        zipOf([
          { path: "/tmp/evasion.pdf", bytes: text("x") },
          { path: "C:/evasion.pdf", bytes: text("x") },
        ]),
      { members: ["MEMBER_PATH"] },
    ),
    zip("a path with a zero byte", () => zipOf([{ path: "a.pdf\0.txt", bytes: text("x") }]), {
      members: ["MEMBER_PATH"],
    }),
    zip("a symbolic link", () => zipOf([{ path: "a.pdf", bytes: text("/etc/passwd"), mode: 0o120_777 }]), {
      members: ["MEMBER_LINK"],
    }),
    zip("a device", () => zipOf([{ path: "a.pdf", mode: 0o060_666 }]), { members: ["MEMBER_LINK"] }),
    zip("another name in its own header", () => zipOf([{ path: "a.pdf", localPath: "b.exe", bytes: text("x") }]), {
      whole: "ARCHIVE_INCONSISTENT",
    }),
    zip("a password", () => zipOf([{ path: "a.pdf", bytes: text("x"), flags: 1 }]), { members: ["MEMBER_ENCRYPTED"] }),
    zip("strong encryption", () => zipOf([{ path: "a.pdf", bytes: text("x"), flags: 0x41 }]), {
      whole: "ARCHIVE_ENCRYPTED",
    }),
    zip("a method nobody knows", () => zipOf([{ path: "a.pdf", bytes: text("x"), method: 93 }]), {
      members: ["MEMBER_METHOD"],
    }),
    zip("a checksum that lies", () => zipOf([{ path: "a.pdf", bytes: text("%PDF-1.4"), crc: 7 }]), {
      members: ["MEMBER_DAMAGED"],
    }),
    zip("cut in the middle", () => zipOf(many(20)).subarray(0, 500), { whole: "ARCHIVE_DAMAGED" }),
    zip("bytes after its end", () => new Uint8Array(Buffer.concat([zipOf(many(1)), Buffer.alloc(70_000, 1)])), {
      whole: "ARCHIVE_DAMAGED",
    }),
    zip("nothing but a signature", () => text("PK\u0003\u0004"), { whole: "ARCHIVE_DAMAGED" }),
    zip("a name of 60 000 characters", () => zipOf([{ path: `${"a".repeat(60_000)}.pdf`, bytes: text("x") }]), {
      members: ["NAME_TOO_LONG"],
    }),
    zip("an invoice that is a program", () => zipOf([{ path: "a.pdf", bytes: text("MZ\u0090\0") }]), {
      members: ["UNSUPPORTED_TYPE"],
    }),
    tar("gzip bomb", () => new Uint8Array(gzipSync(Buffer.alloc(whole * MEGABYTE))), { whole: "ARCHIVE_BOMB" }),
    tar(
      "gzip bomb in many parts",
      () => {
        const part = gzipSync(Buffer.alloc(16 * MEGABYTE));
        return new Uint8Array(Buffer.concat(Array.from({ length: megabytes / 16 }, () => part)));
      },
      { whole: "ARCHIVE_BOMB" },
    ),
    tar("tar of 2 500 headers", () => tarGzOf(Array.from({ length: 2_500 }, (_, i) => ({ path: `${i}.pdf` }))), {
      whole: "ARCHIVE_TOO_MANY_FILES",
    }),
    tar("cut gzip", () => tarGzOf([{ path: "a.pdf", bytes: text("x") }]).subarray(0, 60), { whole: "ARCHIVE_DAMAGED" }),
    tar("gzip of something else", () => new Uint8Array(gzipSync(text("<Invoice/>"))), { whole: "ARCHIVE_NOT_TAR" }),
    tarOne("a tar path that climbs", { path: "../../tmp/evasion.pdf", bytes: text("x") }, "MEMBER_PATH"),
    tarOne("an absolute tar path", { path: "/tmp/evasion.pdf", bytes: text("x") }, "MEMBER_PATH"),
    tarOne("a tar symbolic link", { path: "a.pdf", type: "2", link: "/etc/passwd" }, "MEMBER_LINK"),
    tarOne("a tar hard link", { path: "a.pdf", type: "1", link: "/etc/shadow" }, "MEMBER_LINK"),
    tarOne("a tar device", { path: "a.pdf", type: "4" }, "MEMBER_LINK"),
    tarOne("a sparse tar file", { path: "a.pdf", type: "S" }, "MEMBER_LINK"),
    tar(
      "a size of 8 exabytes",
      () => tarGzOf([{ path: "a.pdf", size: `\u0080${"\0".repeat(3)}\u007f${"\u00ff".repeat(7)}` }]),
      { whole: "ARCHIVE_NOT_TAR" },
    ),
    tar(
      "a pax size that lies",
      () => tarGzOf([{ path: "x", type: "x", bytes: paxRecord("size", "99999999999") }, { path: "a.pdf" }]),
      { whole: "ARCHIVE_DAMAGED" },
    ),
    tar(
      "a pax record of 100 kB",
      () => tarGzOf([{ path: "x", type: "x", bytes: paxRecord("path", "a".repeat(100_000)) }, { path: "a.pdf" }]),
      { whole: "ARCHIVE_INCONSISTENT" },
    ),
  ];
}
