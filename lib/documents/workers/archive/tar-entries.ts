import { gunzipSync } from "node:zlib";
import { ARCHIVE_LIMITS, type ArchiveRefusal } from "#lib/documents/domain/archive.ts";
import type { Entries, Entry } from "#lib/documents/workers/archive/entry.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

const BLOCK = 512;
/** What headers and filling may add to the files. */
const AROUND = ARCHIVE_LIMITS.entries * 4 * BLOCK;
/** The longest record of names and attributes that is read. */
const LONGEST_RECORD = 64 * 1024;

type Header = { readonly path: string; readonly size: number; readonly type: string };
/** What a record before a header says about it. */
type Said = { path?: string; size?: number; sparse?: boolean };

/**
 * What a tar.gz holds: unpacked in memory against a bound, then read header by header (POSIX ustar and pax, and the long names of GNU).
 * Nothing is ever written under a name that stands in it.
 */
export function tarEntries(bytes: Uint8Array): Entries {
  const whole = gunzip(bytes);
  return whole.ok ? readTar(whole.data) : whole;
}

function gunzip(bytes: Uint8Array): Result<Buffer, ArchiveRefusal> {
  try {
    return ok(gunzipSync(bytes, { maxOutputLength: ARCHIVE_LIMITS.unpackedBytes + AROUND }));
  } catch (error) {
    const over = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return refuse(over ? "ARCHIVE_BOMB" : "ARCHIVE_DAMAGED");
  }
}

function readTar(tar: Buffer): Entries {
  const entries: Entry[] = [];
  let said: Said = {};
  for (let at = 0, count = 0; at + BLOCK <= tar.length; count += 1) {
    const block = tar.subarray(at, at + BLOCK);
    // A block of zeros is the end.
    if (block.every((byte) => byte === 0)) return ok(entries);
    const header = readHeader(block);
    if (!header) return refuse(at === 0 ? "ARCHIVE_NOT_TAR" : "ARCHIVE_DAMAGED");
    if (count > ARCHIVE_LIMITS.entries * 2) return tooMany();
    const size = said.size ?? header.size;
    const end = at + BLOCK + size;
    if (!Number.isSafeInteger(end) || end > tar.length) return refuse("ARCHIVE_DAMAGED");
    const data = tar.subarray(at + BLOCK, end);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if ("xgLK".includes(header.type)) {
      if (data.length > LONGEST_RECORD) return refuse("ARCHIVE_INCONSISTENT");
      // A global record ("g") and the target of a link ("K") change nothing that is used here.
      if (header.type === "x") said = { ...said, ...readPax(data) };
      if (header.type === "L") said = { ...said, path: textOf(data) };
      continue;
    }
    entries.push({ path: said.path ?? header.path, type: typeOf(header, said), read: () => readFile(data) });
    if (entries.length > ARCHIVE_LIMITS.entries) return tooMany();
    said = {};
  }
  // Cut before its end, or no tar at all.
  return entries.length > 0 && tar.length % BLOCK === 0
    ? ok(entries)
    : refuse(tar.length < BLOCK ? "ARCHIVE_NOT_TAR" : "ARCHIVE_DAMAGED");
}

function tooMany() {
  return refuse("ARCHIVE_TOO_MANY_FILES", { params: { limit: ARCHIVE_LIMITS.files } });
}

function readHeader(block: Buffer): Header | null {
  const sum = numberAt(block, 148, 8);
  let found = 0;
  for (let at = 0; at < BLOCK; at += 1) found += at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0);
  const size = numberAt(block, 124, 12);
  if (sum !== found || size === null) return null;
  const posix = block.toString("latin1", 257, 262) === "ustar" && block[262] === 0;
  const prefix = posix ? textOf(block.subarray(345, 500)) : "";
  const name = textOf(block.subarray(0, 100));
  return { path: prefix ? `${prefix}/${name}` : name, size, type: String.fromCharCode(block[156] ?? 0) };
}

/** Octal digits, or with the first bit set a number in bytes (GNU); null for what is neither, or negative, or beyond counting. */
function numberAt(block: Buffer, at: number, length: number): number | null {
  const field = block.subarray(at, at + length);
  if (((field[0] ?? 0) & 0x80) !== 0) {
    if (field[0] !== 0x80) return null;
    const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
    return Number.isSafeInteger(value) ? value : null;
  }
  const text = textOf(field).trim();
  return /^[0-7]*$/.test(text) ? Number.parseInt(text || "0", 8) : null;
}

/** Records "length key=value\n" (POSIX pax). What is not one ends them. */
function readPax(data: Buffer): Said {
  const said: Said = {};
  for (let at = 0; at < data.length; ) {
    const space = data.indexOf(0x20, at);
    const length = space > at ? Number(data.toString("latin1", at, space)) : Number.NaN;
    if (!Number.isInteger(length) || length <= space - at || at + length > data.length) return said;
    const record = data.toString("utf8", space + 1, at + length - 1);
    const [key, value] = [record.slice(0, record.indexOf("=")), record.slice(record.indexOf("=") + 1)];
    if (key === "path") said.path = value;
    if (key === "size" && /^\d{1,15}$/.test(value)) said.size = Number(value);
    if (key.startsWith("GNU.sparse")) said.sparse = true;
    at += length;
  }
  return said;
}

function typeOf({ type, path }: Header, said: Said): Entry["type"] {
  if (type === "5") return "folder";
  if (!["0", "\0", "7"].includes(type) || said.sparse) return "special";
  // Of before POSIX: a folder was a file whose name ended so.
  return (said.path ?? path).endsWith("/") ? "folder" : "file";
}

function readFile(data: Buffer): ReturnType<Entry["read"]> {
  const limit = ARCHIVE_LIMITS.memberBytes;
  if (data.length > limit) return refuse("TOO_LARGE", { params: { size: data.length, limit } });
  return ok(new Uint8Array(data));
}

function textOf(field: Buffer): string {
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end < 0 ? field.length : end);
}
