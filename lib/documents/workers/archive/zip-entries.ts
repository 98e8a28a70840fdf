import { crc32, inflateRawSync } from "node:zlib";
import yauzl, { type Entry as ZipEntry } from "yauzl";
import { ARCHIVE_LIMITS, type ArchiveRefusal, type MemberRefusal } from "#lib/documents/domain/archive.ts";
import type { Entries, Entry } from "#lib/documents/workers/archive/entry.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** Type bits of a Unix mode, in the upper half of the attributes. */
const TYPE_BITS = 0o170_000;
const REGULAR = 0o100_000;
const FOLDER = 0o040_000;
const UNIX = 3;
const LOCAL_HEADER = 0x04_03_4b_50;
const LOCAL_HEADER_SIZE = 30;

type Place = { readonly start: number; readonly data: number; readonly end: number };

/**
 * What a zip holds, by its central directory. Each entry must say the same in its own header, lie before the directory, and share no byte
 * with another: entries that overlap make a small file unpack to anything.
 */
export async function zipEntries(bytes: Uint8Array): Promise<Entries> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const listed = await centralDirectory(buffer);
  if (!listed.ok) return listed;
  const { directory, found } = listed.data;
  const places: Place[] = [];
  const entries: Entry[] = [];
  for (const one of found) {
    const place = placeOf(buffer, one);
    if (!place || place.end > directory) return refuse("ARCHIVE_INCONSISTENT");
    places.push(place);
    entries.push(entryOf(buffer, one, place));
  }
  places.sort((a, b) => a.start - b.start);
  const overlap = places.some((place, index) => place.start < (places[index - 1]?.end ?? 0));
  return overlap ? refuse("ARCHIVE_INCONSISTENT") : ok(entries);
}

type Directory = { readonly directory: number; readonly found: readonly ZipEntry[] };

function centralDirectory(buffer: Buffer): Promise<Result<Directory, ArchiveRefusal>> {
  return new Promise((resolve) => {
    // Names are decoded and judged here, one by one: a bad one shall not cost the others.
    yauzl.fromBuffer(buffer, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false }, (error, zip) => {
      if (error || !zip) return resolve(refuse("ARCHIVE_DAMAGED"));
      if (zip.entryCount > ARCHIVE_LIMITS.entries) return resolve(tooMany());
      const found: ZipEntry[] = [];
      const directory = (zip as unknown as { readEntryCursor: number }).readEntryCursor;
      zip.on("error", (problem: Error) =>
        resolve(refuse(/encryption/.test(problem.message) ? "ARCHIVE_ENCRYPTED" : "ARCHIVE_DAMAGED")),
      );
      zip.on("entry", (entry: ZipEntry) => {
        found.push(entry);
        if (found.length > ARCHIVE_LIMITS.entries) return resolve(tooMany());
        zip.readEntry();
      });
      zip.on("end", () => resolve(ok({ directory, found })));
      zip.readEntry();
    });
  });
}

function tooMany() {
  return refuse("ARCHIVE_TOO_MANY_FILES", { params: { limit: ARCHIVE_LIMITS.files } });
}

/** Where an entry lies, header included; null when its header contradicts the directory. */
function placeOf(buffer: Buffer, entry: ZipEntry): Place | null {
  const start = entry.relativeOffsetOfLocalHeader;
  if (!Number.isSafeInteger(start) || start + LOCAL_HEADER_SIZE > buffer.length) return null;
  if (buffer.readUInt32LE(start) !== LOCAL_HEADER) return null;
  if (buffer.readUInt16LE(start + 8) !== entry.compressionMethod) return null;
  // The encryption flag is what both must agree on; bit 3 says that sizes follow the data.
  if (((buffer.readUInt16LE(start + 6) ^ entry.generalPurposeBitFlag) & 1) !== 0) return null;
  const nameLength = buffer.readUInt16LE(start + 26);
  const nameEnd = start + LOCAL_HEADER_SIZE + nameLength;
  if (!buffer.subarray(start + LOCAL_HEADER_SIZE, nameEnd).equals(entry.fileNameRaw)) return null;
  const data = nameEnd + buffer.readUInt16LE(start + 28);
  const end = data + entry.compressedSize;
  return Number.isSafeInteger(end) && end <= buffer.length ? { start, data, end } : null;
}

function entryOf(buffer: Buffer, entry: ZipEntry, place: Place): Entry {
  const path = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  return { path, type: typeOf(entry, path), read: () => unpack(buffer.subarray(place.data, place.end), entry) };
}

function typeOf(entry: ZipEntry, path: string): Entry["type"] {
  const type = entry.versionMadeBy >> 8 === UNIX ? (entry.externalFileAttributes >>> 16) & TYPE_BITS : 0;
  if (path.endsWith("/") || type === FOLDER) return "folder";
  return type === 0 || type === REGULAR ? "file" : "special";
}

/** Deflate packs 1032 to 1 at best. */
const BEST_RATIO = 1032;

/** What comes out is counted as it does: the sizes of the headers are compared with it, never relied on. */
function unpack(packed: Buffer, entry: ZipEntry): Result<Uint8Array, MemberRefusal> {
  if ((entry.generalPurposeBitFlag & 1) !== 0) return refuse("MEMBER_ENCRYPTED");
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) return refuse("MEMBER_METHOD");
  const limit = ARCHIVE_LIMITS.memberBytes;
  try {
    const bytes = entry.compressionMethod === 0 ? packed : inflateRawSync(packed, { maxOutputLength: limit });
    if (bytes.length > limit) return tooLarge();
    const honest = bytes.length === entry.uncompressedSize && crc32(bytes) === entry.crc32;
    return honest ? ok(new Uint8Array(bytes)) : damaged(bytes.length);
  } catch (error) {
    const over = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return over ? tooLarge() : damaged(Math.min(limit, packed.length * BEST_RATIO));
  }
}

/** `size`: what came out of it all the same, at most. */
function damaged(size: number) {
  return refuse("MEMBER_DAMAGED", { params: { size } });
}

function tooLarge() {
  return refuse("TOO_LARGE", { params: { size: ARCHIVE_LIMITS.memberBytes + 1, limit: ARCHIVE_LIMITS.memberBytes } });
}
