import "server-only";
import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

/** One file of an archive. `bytes` whole are stored as they are; pieces are packed as they come. */
export type ZipEntry = {
  /** Parts separated by "/". */
  readonly path: string;
  readonly at: Date;
  readonly content: Uint8Array | AsyncIterable<Uint8Array>;
};

const [LOCAL, DESCRIPTOR, CENTRAL, END, END64, LOCATOR64] = [
  0x04034b50, 0x08074b50, 0x02014b50, 0x06054b50, 0x06064b50, 0x07064b50,
];
/** Names are UTF-8; sizes come after the content. */
const [UTF8, SIZES_AFTER] = [0x800, 0x8];
const [STORED, PACKED] = [0, 8];
const MOST = 0xffff_ffff;
const MOST_ENTRIES = 0xffff;

type Field = readonly [size: 2 | 4 | 8, value: number];
type Written = {
  name: Buffer;
  flags: number;
  method: number;
  at: Date;
  crc: number;
  packed: number;
  size: number;
  offset: number;
};

/**
 * A zip archive as it is made, an entry at a time: nothing of it is ever whole in memory. Zip64 where it is needed, that is beyond 4 GB or
 * 65 535 entries.
 */
export async function* zipOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const done: Written[] = [];
  let offset = 0;
  const sent = (bytes: Uint8Array) => {
    offset += bytes.length;
    return bytes;
  };
  for await (const { path, at, content } of entries) {
    const name = Buffer.from(path, "utf8");
    const start = offset;
    if (content instanceof Uint8Array) {
      const [crc, size] = [crc32(content), content.length];
      const written = { name, flags: UTF8, method: STORED, at, crc, packed: size, size, offset: start };
      yield sent(local(written));
      yield sent(content);
      done.push(written);
      continue;
    }
    const written = { name, flags: UTF8 | SIZES_AFTER, method: PACKED, at, crc: 0, packed: 0, size: 0, offset: start };
    yield sent(local(written));
    for await (const piece of packed(content, written)) yield sent(piece);
    yield sent(fields([4, DESCRIPTOR], [4, written.crc], [4, written.packed], [4, written.size]));
    done.push(written);
  }
  const directory = offset;
  for (const written of done) yield sent(central(written));
  yield end(done.length, directory, offset - directory);
}

/**
 * How long an archive of whole entries will be, so that whoever takes it sees how far it is: null beyond 4 GB, where Zip64 adds to it.
 */
export function zipLength(entries: readonly { readonly path: string; readonly size: number }[]): number | null {
  const length = entries.reduce((sum, { path, size }) => {
    const name = Buffer.byteLength(path, "utf8");
    return sum + 30 + name + size + 46 + name;
  }, 22);
  return length > MOST || entries.length >= MOST_ENTRIES ? null : length;
}

/** Packs what comes, and keeps its sum and sizes. An entry made of pieces is held to be smaller than 4 GB. */
async function* packed(content: AsyncIterable<Uint8Array>, written: Written): AsyncGenerator<Uint8Array> {
  async function* counted() {
    for await (const piece of content) {
      written.crc = crc32(piece, written.crc);
      written.size += piece.length;
      yield piece;
    }
  }
  const source = Readable.from(counted());
  const deflate = createDeflateRaw({ level: 4 });
  source.on("error", (error) => deflate.destroy(error));
  try {
    for await (const piece of source.pipe(deflate)) {
      written.packed += piece.length;
      yield piece;
    }
  } finally {
    source.destroy();
  }
}

function local({ name, flags, method, at, crc, packed: size, size: plain }: Written): Buffer {
  const [date, time] = dosTime(at);
  const head: Field[] = [
    [4, LOCAL],
    [2, 20],
    [2, flags],
    [2, method],
    [2, time],
    [2, date],
    [4, crc],
  ];
  return Buffer.concat([fields(...head, [4, size], [4, plain], [2, name.length], [2, 0]), name]);
}

function central({ name, flags, method, at, crc, packed: size, size: plain, offset }: Written): Buffer {
  const [date, time] = dosTime(at);
  const far = offset > MOST;
  const extra = far ? fields([2, 1], [2, 8], [8, offset]) : Buffer.alloc(0);
  const version = far ? 45 : 20;
  const head: Field[] = [
    [4, CENTRAL],
    [2, version],
    [2, version],
    [2, flags],
    [2, method],
    [2, time],
    [2, date],
    [4, crc],
  ];
  const rest: Field[] = [
    [2, name.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, far ? MOST : offset],
  ];
  return Buffer.concat([fields(...head, [4, size], [4, plain], ...rest), name, extra]);
}

function end(count: number, directory: number, size: number): Buffer {
  const shown = Math.min(count, MOST_ENTRIES);
  const plain = fields(
    ...([
      [4, END],
      [2, 0],
      [2, 0],
      [2, shown],
      [2, shown],
    ] as const),
    ...([
      [4, Math.min(size, MOST)],
      [4, Math.min(directory, MOST)],
      [2, 0],
    ] as const),
  );
  if (count < MOST_ENTRIES && directory < MOST && size < MOST) return plain;
  const record = fields(
    ...([
      [4, END64],
      [8, 44],
      [2, 45],
      [2, 45],
      [4, 0],
      [4, 0],
    ] as const),
    ...([
      [8, count],
      [8, count],
      [8, size],
      [8, directory],
    ] as const),
  );
  const locator = fields([4, LOCATOR64], [4, 0], [8, directory + size], [4, 1]);
  return Buffer.concat([record, locator, plain]);
}

function fields(...list: readonly Field[]): Buffer {
  const whole = Buffer.alloc(list.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of list) {
    if (size === 8) whole.writeBigUInt64LE(BigInt(value), at);
    else if (size === 4) whole.writeUInt32LE(value >>> 0, at);
    else whole.writeUInt16LE(value, at);
    at += size;
  }
  return whole;
}

/** Times of archives are local and by two seconds; ours are in UTC, since an archive is opened anywhere. */
function dosTime(at: Date): [date: number, time: number] {
  const year = Math.max(at.getUTCFullYear() - 1980, 0);
  const date = (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return [date, (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)];
}
