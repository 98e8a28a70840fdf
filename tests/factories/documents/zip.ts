import { zipOf as archiveOf } from "#tests/factories/documents/archives.ts";

type Entry = { readonly name: string; readonly content: string | Uint8Array; readonly packed?: boolean };

/** A ZIP with these files, stored as they are or packed. */
export function zipOf(entries: readonly Entry[]): Uint8Array {
  return archiveOf(
    entries.map(({ name, content, packed }) => ({
      path: name,
      bytes: typeof content === "string" ? Buffer.from(content) : content,
      method: packed ? 8 : 0,
    })),
  );
}
