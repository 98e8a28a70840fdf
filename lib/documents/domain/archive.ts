import { DOCUMENT_LIMITS } from "#lib/documents/domain/refusals.ts";

const MEGABYTE = 1024 * 1024;

/**
 * What a lot may hold. Sizes are those of domain reference § 8.6 and 9.4: 30 Mo packed, 10 Mo for each file, 120 Mo for all of them,
 * which is what one dossier may weigh. It knows no limit on the number of files: ours keeps a report readable.
 */
export const ARCHIVE_LIMITS = {
  bytes: 30 * MEGABYTE,
  unpackedBytes: 120 * MEGABYTE,
  memberBytes: DOCUMENT_LIMITS.bytes,
  files: 500,
  /** With the folders, and the hidden files that some systems add, one to each. */
  entries: 2_000,
  nameLength: 200,
  /** Of a path inside, as it is shown. */
  pathLength: 300,
  /** Of files handed out at once. */
  windowBytes: 16 * MEGABYTE,
  milliseconds: 20_000,
  memoryBytes: 400 * MEGABYTE,
} as const;

export type ArchiveKind = "ZIP" | "TAR_GZ";

/** Why a whole archive is not opened. Each has a sentence in `messages/*.json`, block `errors`. */
export const ARCHIVE_REFUSALS = [
  "ARCHIVE_TOO_LARGE",
  "ARCHIVE_DAMAGED",
  "ARCHIVE_INCONSISTENT",
  "ARCHIVE_BOMB",
  "ARCHIVE_TOO_MANY_FILES",
  "ARCHIVE_ENCRYPTED",
  "ARCHIVE_EMPTY",
  "ARCHIVE_NOT_TAR",
] as const;
export type ArchiveRefusal = (typeof ARCHIVE_REFUSALS)[number];

/** Why one file of it is not taken, the others being so. */
export const MEMBER_REFUSALS = [
  "MEMBER_HIDDEN",
  "MEMBER_PATH",
  "MEMBER_LINK",
  "MEMBER_ENCRYPTED",
  "MEMBER_METHOD",
  "MEMBER_DAMAGED",
  "MEMBER_NESTED",
  "TOO_LARGE",
] as const;
export type MemberRefusal = (typeof MEMBER_REFUSALS)[number];

/** Names under which archives come. An office document is a zip too, and none of these. */
const ARCHIVE_EXTENSIONS = ["zip", "tgz", "gz"];
const OTHER_ARCHIVES = ["tar", "7z", "rar", "bz2", "xz", "tbz2", "txz", "zst", "jar", "cab", "iso"];

/** What an archive is by its first bytes; null for what is none that is opened here. */
export function archiveKind(bytes: Uint8Array): ArchiveKind | null {
  const [a, b, c, d] = bytes;
  if (a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6))) return "ZIP";
  return a === 0x1f && b === 0x8b ? "TAR_GZ" : null;
}

/** Whether an archive is called what it is. */
export function agreesWithName(kind: ArchiveKind, extension: string): boolean {
  return kind === "ZIP" ? extension === "zip" : extension === "tgz" || extension === "gz";
}

/** An archive inside another is not opened: by its name, or by its content under the name of an invoice. */
export function isNested(name: string, bytes: Uint8Array): boolean {
  const extension = extensionOf(name);
  if (ARCHIVE_EXTENSIONS.includes(extension) || OTHER_ARCHIVES.includes(extension)) return true;
  return archiveKind(bytes) !== null && ["pdf", "xml", ""].includes(extension);
}

function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** Files that systems add by themselves, and that nobody means to send. */
export function isHidden(path: string): boolean {
  const parts = path.split("/");
  const name = parts.at(-1) ?? "";
  return parts.includes("__MACOSX") || name.startsWith(".") || /^(thumbs\.db|desktop\.ini)$/i.test(name);
}

/** A path that would leave the folder it is unpacked in. Nothing is unpacked into folders here, and who made it meant harm. */
export function isUnsafePath(path: string): boolean {
  return /^([A-Za-z]:|[/\\])/.test(path) || path.split(/[/\\]/).includes("..") || path.includes("\0");
}

/** The last part of a path: what the file is called. */
export function nameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? "";
}
