import "server-only";
import {
  ARCHIVE_LIMITS,
  type ArchiveKind,
  type ArchiveRefusal,
  isHidden,
  isNested,
  isUnsafePath,
  type MemberRefusal,
  nameOf,
} from "#lib/documents/domain/archive.ts";
import type { Entries, Entry } from "#lib/documents/workers/archive/entry.ts";
import { tarEntries } from "#lib/documents/workers/archive/tar-entries.ts";
import { zipEntries } from "#lib/documents/workers/archive/zip-entries.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";

/** One file of an archive. `size` is what came out of it. */
export type Member = {
  readonly position: number;
  readonly path: string;
  readonly name: string;
  readonly size: number;
  /** Null when it may be taken. */
  readonly refusal: Refusal<MemberRefusal> | null;
};

export type Unpacked = { readonly position: number; readonly bytes: Uint8Array };

type Opened = Member & { readonly bytes: Uint8Array | null };

/** Every file of an archive, once all of it has come out within the limits: nothing of one that does not is used. */
export async function list({
  bytes,
  kind,
}: {
  bytes: Uint8Array;
  kind: ArchiveKind;
}): Promise<Result<readonly Member[], ArchiveRefusal>> {
  const entries = await entriesOf(bytes, kind);
  if (!entries.ok) return entries;
  const members: Member[] = [];
  let total = 0;
  for (const [position, entry] of entries.data.entries()) {
    if (entry.type === "folder") continue;
    const { bytes: content, ...member } = opened(entry, position);
    // What is refused came out too: a bomb may be made of files that are all damaged.
    total += content ? content.length : Math.min(ARCHIVE_LIMITS.memberBytes, Number(member.refusal?.params?.size ?? 0));
    if (total > ARCHIVE_LIMITS.unpackedBytes) return refuse("ARCHIVE_BOMB");
    members.push(member);
  }
  const files = members.filter(({ refusal }) => refusal?.code !== "MEMBER_HIDDEN").length;
  if (files > ARCHIVE_LIMITS.files)
    return refuse("ARCHIVE_TOO_MANY_FILES", { params: { limit: ARCHIVE_LIMITS.files } });
  return files === 0 ? refuse("ARCHIVE_EMPTY") : ok(members);
}

/** The bytes of the first of the asked files, as many as are handed out at once, and one at least. */
export async function extract(task: {
  bytes: Uint8Array;
  kind: ArchiveKind;
  positions: readonly number[];
}): Promise<Result<readonly Unpacked[], ArchiveRefusal>> {
  const entries = await entriesOf(task.bytes, task.kind);
  if (!entries.ok) return entries;
  const found: Unpacked[] = [];
  let size = 0;
  for (const position of task.positions) {
    const entry = entries.data[position];
    const read = entry?.read();
    if (!read?.ok) continue;
    size += read.data.length;
    if (found.length > 0 && size > ARCHIVE_LIMITS.windowBytes) break;
    found.push({ position, bytes: read.data });
  }
  return ok(found);
}

async function entriesOf(bytes: Uint8Array, kind: ArchiveKind): Promise<Entries> {
  return kind === "ZIP" ? zipEntries(bytes) : tarEntries(bytes);
}

function opened(entry: Entry, position: number): Opened {
  // The shown path keeps what a person can read of it.
  const path = [...entry.path.replace(/\p{C}/gu, "\ufffd")].slice(0, ARCHIVE_LIMITS.pathLength).join("");
  const member = { position, path, name: nameOf(entry.path), size: 0, bytes: null };
  if (isHidden(entry.path)) return { ...member, refusal: refuse("MEMBER_HIDDEN") };
  if (isUnsafePath(entry.path)) return { ...member, refusal: refuse("MEMBER_PATH") };
  if (entry.type === "special") return { ...member, refusal: refuse("MEMBER_LINK") };
  const read = entry.read();
  if (!read.ok) return { ...member, refusal: read };
  const { length: size } = read.data;
  const refusal = isNested(member.name, read.data) ? refuse("MEMBER_NESTED") : null;
  return { ...member, size, bytes: read.data, refusal };
}
