import { crc32, deflateRawSync, gzipSync } from "node:zlib";

/** One file of an archive that a test makes; every header can be made to lie. */
export type Packed = {
  readonly path: string;
  readonly bytes?: Uint8Array;
  /** Already compressed bytes, instead of `bytes`. */
  readonly raw?: Uint8Array;
  /** What the headers say. */
  readonly size?: number;
  readonly crc?: number;
  readonly method?: number;
  readonly flags?: number;
  readonly mode?: number;
  /** The name in its own header, when it is another one. */
  readonly localPath?: string;
  /** Lies where that other entry lies, without bytes of its own. */
  readonly sharesWith?: number;
};

const text = (value: string) => Buffer.from(value, "utf8");

function header(fields: readonly (readonly [size: 2 | 4 | 8, value: number])[]): Buffer {
  const whole = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 8) whole.writeBigUInt64LE(BigInt(value), at);
    else if (size === 4) whole.writeUInt32LE(value >>> 0, at);
    else whole.writeUInt16LE(value, at);
    at += size;
  }
  return whole;
}

type ZipOptions = {
  /** What the end says of the number of entries. */
  readonly count?: number;
  /** A zip64 end that says what it likes. */
  readonly zip64?: { readonly count: number; readonly offset: number };
  /** Bytes before the first entry. */
  readonly before?: Uint8Array;
};

/** A zip of these files, as honest as they are. */
export function zipOf(files: readonly Packed[], options: ZipOptions = {}): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [Buffer.from(options.before ?? [])];
  const central: Buffer[] = [];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const file of files) {
    const bytes = file.bytes ?? new Uint8Array();
    const method = file.method ?? 8;
    const packed = Buffer.from(file.raw ?? (method === 8 ? deflateRawSync(bytes) : bytes));
    const [size, crc, flags] = [file.size ?? bytes.length, file.crc ?? crc32(bytes), file.flags ?? 0x800];
    const name = text(file.path);
    const offset = file.sharesWith === undefined ? at : (offsets[file.sharesWith] ?? 0);
    offsets.push(offset);
    if (file.sharesWith === undefined) {
      const localName = text(file.localPath ?? file.path);
      const local = header([
        [4, 0x04034b50],
        [2, 20],
        [2, flags],
        [2, method],
        [4, 0],
        [4, crc],
        [4, packed.length],
        [4, size],
        [2, localName.length],
        [2, 0],
      ]);
      parts.push(local, localName, packed);
      at += local.length + localName.length + packed.length;
    }
    const mode = file.mode ?? 0o100_644;
    central.push(
      header([
        [4, 0x02014b50],
        [2, 0x031e],
        [2, 20],
        [2, flags],
        [2, method],
        [4, 0],
        [4, crc],
        [4, packed.length],
        [4, size],
        [2, name.length],
        [2, 0],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, mode * 0x10000],
        [4, offset],
      ]),
      name,
    );
  }
  const directory = Buffer.concat(central);
  const count = options.count ?? files.length;
  const { zip64 } = options;
  const extra = zip64
    ? [
        header([
          [4, 0x06064b50],
          [8, 44],
          [2, 45],
          [2, 45],
          [4, 0],
          [4, 0],
          [8, zip64.count],
          [8, zip64.count],
          [8, directory.length],
          [8, zip64.offset],
        ]),
        header([
          [4, 0x07064b50],
          [4, 0],
          [8, at + directory.length],
          [4, 1],
        ]),
      ]
    : [];
  const end = header([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count & 0xffff],
    [2, count & 0xffff],
    [4, directory.length],
    [4, at],
    [2, 0],
  ]);
  return new Uint8Array(Buffer.concat([...parts, directory, ...extra, end]));
}

export type Tarred = {
  readonly path: string;
  readonly bytes?: Uint8Array;
  /** Type of the entry: "0" a file, "1" and "2" links, "3" and "4" devices, "5" a folder, "S" sparse, "x" pax. */
  readonly type?: string;
  readonly link?: string;
  /** What the header says; a text is written as it is. */
  readonly size?: number | string;
};

/** A tar of these files, without its end when `cut`. */
export function tarOf(files: readonly Tarred[], options: { readonly cut?: boolean } = {}): Buffer {
  const parts = files.flatMap(({ path, bytes = new Uint8Array(), type = "0", link = "", size = bytes.length }) => {
    const block = Buffer.alloc(512);
    block.write(path, 0, 100, "utf8");
    block.write("0000644\0", 100);
    block.write("0000000\0", 108);
    block.write("0000000\0", 116);
    block.write(typeof size === "number" ? `${size.toString(8).padStart(11, "0")}\0` : size, 124, "latin1");
    block.write("00000000000\0", 136);
    block.write("        ", 148);
    block.write(type, 156);
    block.write(link, 157, 100);
    block.write("ustar\u000000", 257, "latin1");
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    return [block, Buffer.from(bytes), Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...parts, ...(options.cut ? [] : [Buffer.alloc(1024)])]);
}

export function tarGzOf(files: readonly Tarred[], options: { readonly cut?: boolean } = {}): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(tarOf(files, options)));
}

/** A pax record, for an entry of type "x". */
export function paxRecord(key: string, value: string): Uint8Array {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return new Uint8Array(Buffer.from(`${length}${rest}`));
}
