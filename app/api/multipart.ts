import "server-only";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { Busboy, type BusboyHeaders } from "@fastify/busboy";
import { ARCHIVE_LIMITS, DOCUMENT_LIMITS } from "#lib/documents/index.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type IncomingFile = { readonly fileName: string; readonly stream: AsyncIterable<Uint8Array> };
export type MultipartRefusal = "UPLOAD_BROKEN" | "TOO_LARGE" | "TOO_MANY_FILES" | "INVALID_INPUT";

/** Files of one request. */
export const FILES_AT_ONCE = 10;
const FIELD_BYTES = 20_000;
/** Beyond this nothing is even drained: the connection is cut. */
const BODY_BYTES = (FILES_AT_ONCE + 1) * DOCUMENT_LIMITS.bytes;

/**
 * Reads a posted form as it arrives: each file is handed to `onFile` while it is being received, with the fields that came before
 * it, one file at a time and never more than the limit of one in memory. What a refused file still sends is read and dropped, so that
 * the browser gets its answer instead of a broken connection.
 */
export async function readMultipart(
  request: Request,
  onFile: (file: IncomingFile, fields: ReadonlyMap<string, string>) => Promise<void>,
): Promise<Result<ReadonlyMap<string, string>, MultipartRefusal>> {
  const type = request.headers.get("content-type") ?? "";
  if (!request.body || !type.startsWith("multipart/form-data")) return refuse("INVALID_INPUT");
  if (Number(request.headers.get("content-length") ?? 0) > BODY_BYTES) return refuse("TOO_LARGE");
  const fields = new Map<string, string>();
  const work: Promise<void>[] = [];
  let tooMany = false;
  try {
    const parser = Busboy({
      headers: { "content-type": type } as BusboyHeaders,
      limits: {
        files: FILES_AT_ONCE,
        // Whoever takes a file in stops at its own limit; an archive has the highest.
        fileSize: ARCHIVE_LIMITS.bytes + 1,
        fields: 200,
        fieldSize: FIELD_BYTES,
        parts: 220,
      },
    });
    parser.on("field", (name, value) => fields.set(name, value));
    parser.on("filesLimit", () => {
      tooMany = true;
    });
    parser.on("file", (_name, stream, fileName) => {
      // A field of type file that was left empty.
      if (!fileName) return void stream.resume();
      const drained = onFile({ fileName, stream: stream.iterator({ destroyOnReturn: false }) }, fields);
      const done = drained.finally(() => stream.resume());
      done.catch(() => undefined);
      work.push(done);
    });
    await pipeline(Readable.fromWeb(request.body as WebStream), parser);
    await Promise.all(work);
  } catch (error) {
    // What failed on our side is told as such; the rest is a connection that ended early.
    const ours = (await Promise.allSettled(work)).find((one) => one.status === "rejected");
    if (ours && !isBroken(ours.reason)) throw ours.reason;
    if (!isBroken(error)) throw error;
    return refuse("UPLOAD_BROKEN");
  }
  return tooMany ? refuse("TOO_MANY_FILES", { params: { limit: FILES_AT_ONCE } }) : ok(fields);
}

/** A whole file in memory. One byte over the limit is enough for the command to refuse the file. */
export async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (size <= DOCUMENT_LIMITS.bytes) chunks.push(chunk);
    size += chunk.length;
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** The many ways in which streams and the multipart parser say that the sender stopped, or sent something else. */
export function isBroken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    error.name === "AbortError" ||
    /^(ECONNRESET|ABORT_ERR|ERR_STREAM_PREMATURE_CLOSE|ERR_STREAM_DESTROYED|UND_ERR_\w+)$/.test(code) ||
    /multipart|Unexpected end|boundary|aborted|terminated|premature/i.test(error.message)
  );
}
