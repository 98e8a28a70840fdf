import { crc32, deflateRawSync } from "node:zlib";

type Entry = { readonly name: string; readonly content: string | Uint8Array; readonly packed?: boolean };

/** A ZIP with these files, stored as they are or packed. */
export function zipOf(entries: readonly Entry[]): Uint8Array {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, content, packed } of entries) {
    const whole = Buffer.from(content as Uint8Array);
    const data = packed ? deflateRawSync(whole) : whole;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(packed ? 8 : 0, 4);
    fields.writeUInt32LE(crc32(whole), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(whole.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, Buffer.from(name), data]);
    const [before, after] = [Buffer.from("PK\x01\x02\x14\0", "latin1"), Buffer.alloc(14)];
    after.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([before, fields, after, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, list, end]));
}
