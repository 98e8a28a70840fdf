import type { ArchiveRefusal, MemberRefusal } from "#lib/documents/domain/archive.ts";
import type { Result } from "#lib/shared/result.ts";

/** One thing that an archive holds, as its own table says; nothing of it is believed before its bytes have come out. */
export type Entry = {
  readonly path: string;
  readonly type: "file" | "folder" | "special";
  /** Its bytes, never more than one file may have. */
  readonly read: () => Result<Uint8Array, MemberRefusal>;
};

export type Entries = Result<readonly Entry[], ArchiveRefusal>;
