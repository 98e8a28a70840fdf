import { constants, createInflate, inflateSync } from "node:zlib";

/** What a filter makes of its bytes: null when it cannot be told, "beyond" when it is more than the bound. */
export type Unpacked = Buffer | "beyond" | null;

const SHORT_NAMES: Readonly<Record<string, string>> = {
  Fl: "FlateDecode",
  LZW: "LZWDecode",
  RL: "RunLengthDecode",
  AHx: "ASCIIHexDecode",
  A85: "ASCII85Decode",
};

/** The filters that a dictionary names, in the order in which they are undone. Empty when it names none, or says it elsewhere. */
export function filtersOf(dictionary: string): string[] {
  const named = /\/(?:Filter|F)\s*(\[[^\]]{0,300}\]|\/[^\s/[\]<>()]+)/.exec(dictionary)?.[1] ?? "";
  return [...named.matchAll(/\/([^\s/[\]<>()]+)/g)].map(([, name = ""]) => {
    const plain = name.replace(/#([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    return SHORT_NAMES[plain] ?? plain;
  });
}

/** Bytes through one filter, `most` of them at the most. Pictures have filters of their own, and bounds of their own: they end a chain. */
export function unpack(filter: string, data: Buffer, most: number): Unpacked {
  switch (filter) {
    case "FlateDecode":
      return inflated(data, most);
    case "LZWDecode":
      return fromLzw(data, most);
    case "RunLengthDecode":
      return fromRuns(data, most);
    case "ASCIIHexDecode":
      return Buffer.from(data.toString("latin1").replace(/[^\da-f]/gi, ""), "hex");
    case "ASCII85Decode":
      return fromAscii85(data);
    default:
      return null;
  }
}

/** How many bytes come out of a filter, or "beyond" the bound. What Flate makes is counted as it comes and thrown away, never held. */
export async function unpackedSize(filter: string, data: Buffer, most: number): Promise<number | "beyond" | null> {
  if (filter === "FlateDecode") return inflatedSize(data, most);
  const unpacked = unpack(filter, data, most);
  return unpacked === null || unpacked === "beyond" ? unpacked : unpacked.length;
}

async function inflatedSize(data: Buffer, most: number): Promise<number | "beyond" | null> {
  const inflate = createInflate({ finishFlush: constants.Z_SYNC_FLUSH });
  inflate.end(data);
  let size = 0;
  try {
    for await (const piece of inflate) {
      size += (piece as Buffer).length;
      if (size > most) return "beyond";
    }
    return size;
  } catch {
    // What came out before the damage is what a reader gets too.
    return size;
  }
}

function inflated(data: Buffer, most: number): Unpacked {
  try {
    // Cut streams are read as far as they go, as the readers do.
    return inflateSync(data, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    // Damaged streams are the reader's business; only the bound counts here.
    return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE" ? "beyond" : null;
  }
}

const [CLEAR, END] = [256, 257];

/** Read twice: first for how long it is, so that nothing beyond the bound is ever held. */
function fromLzw(data: Buffer, most: number): Unpacked {
  const size = readLzw(data, most, null);
  if (size > most) return "beyond";
  const out = Buffer.alloc(size);
  readLzw(data, most, out);
  return out;
}

/** What each code stands for is in what came out already: where it began there, and how long it is. */
function readLzw(data: Buffer, most: number, out: Buffer | null): number {
  const [starts, lengths] = [new Uint32Array(4_097), new Uint32Array(4_097)];
  let [bits, held, at, width, next, before, total] = [0, 0, 0, 9, 258, 0, 0];
  while (total <= most) {
    while (held < width && at < data.length) {
      bits = ((bits << 8) | (data[at] ?? 0)) & 0xff_ffff;
      held += 8;
      at += 1;
    }
    if (held < width) break;
    const code = (bits >> (held - width)) & ((1 << width) - 1);
    held -= width;
    if (code === END) break;
    if (code === CLEAR) {
      [width, next, before] = [9, 258, 0];
      continue;
    }
    const length = code < CLEAR ? 1 : code < next ? (lengths[code] ?? 1) : before + 1;
    const from = code < next ? (starts[code] ?? 0) : total - before;
    if (out && code < CLEAR) out[total] = code;
    else if (out) for (let i = 0; i < length; i += 1) out[total + i] = out[from + i] ?? 0;
    if (before > 0 && next < 4_096) {
      [starts[next], lengths[next]] = [total - before, before + 1];
      next += 1;
    }
    total += length;
    before = length;
    width = next >= 2_047 ? 12 : next >= 1_023 ? 11 : next >= 511 ? 10 : 9;
  }
  return total;
}

function fromRuns(data: Buffer, most: number): Unpacked {
  const size = readRuns(data, null);
  if (size > most) return "beyond";
  const out = Buffer.alloc(size);
  readRuns(data, out);
  return out;
}

function readRuns(data: Buffer, out: Buffer | null): number {
  let total = 0;
  for (let at = 0; at < data.length; ) {
    const head = data[at] ?? 128;
    if (head === 128) break;
    const length = head < 128 ? head + 1 : 257 - head;
    if (out && head < 128) data.copy(out, total, at + 1, at + 1 + length);
    else out?.fill(data[at + 1] ?? 0, total, total + length);
    at += head < 128 ? length + 1 : 2;
    total += length;
  }
  return total;
}

function fromAscii85(data: Buffer): Buffer {
  const out: number[] = [];
  let [group, count] = [0, 0];
  const flush = (digits: number) => {
    for (let i = 0; i < digits - 1; i += 1) out.push(Math.floor(group / 256 ** (3 - i)) % 256);
    [group, count] = [0, 0];
  };
  for (const byte of data) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && count === 0) out.push(0, 0, 0, 0);
    if (byte < 0x21 || byte > 0x75) continue;
    group = group * 85 + (byte - 0x21);
    count += 1;
    if (count === 5) flush(5);
  }
  if (count > 1) {
    const digits = count;
    for (; count < 5; count += 1) group = group * 85 + 84;
    flush(digits);
  }
  return Buffer.from(out);
}
