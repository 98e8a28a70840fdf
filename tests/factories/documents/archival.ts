import { inflateSync } from "node:zlib";
import { XMLValidator } from "fast-xml-parser";

type PdfObject = { readonly dictionary: string; readonly stream: Buffer | null };

/** The objects of a PDF whose dictionaries are not packed, by their number. Streams are unpacked. */
function objectsOf(bytes: Uint8Array): Map<number, PdfObject> {
  const buffer = Buffer.from(bytes);
  const text = buffer.toString("latin1");
  const found = [...text.matchAll(/\n(\d+) 0 obj\n/g)].map(({ index, 0: head, 1: number }): [number, PdfObject] => {
    const start = index + head.length;
    const end = text.indexOf("\nendobj", start);
    const at = text.slice(start, end).search(/\bstream\r?\n/);
    if (at < 0) return [Number(number), { dictionary: text.slice(start, end), stream: null }];
    const dictionary = text.slice(start, start + at);
    const data = buffer.subarray(text.indexOf("\n", start + at) + 1, text.lastIndexOf("endstream", end) - 1);
    return [Number(number), { dictionary, stream: dictionary.includes("/FlateDecode") ? inflateSync(data) : data }];
  });
  return new Map(found);
}

/** A profile of the ICC for red, green and blue. */
const isRgb = (profile: Buffer | null | undefined) =>
  profile?.toString("latin1", 36, 40) === "acsp" && profile.toString("latin1", 16, 20) === "RGB ";

const xmp = (metadata: string, name: string) =>
  new RegExp(`<${name}>(?:<rdf:\\w+>\\s*<rdf:li[^>]*>)?([^<]*)<`).exec(metadata.replace(/>\s+</g, "><"))?.[1];

/**
 * What a PDF/A-3b must have or must not have (ISO 19005-3) and this one does not keep; empty for one that keeps all. Structure only: no
 * validator reads along here. For files as the portal makes them, whose dictionaries are not packed.
 */
export function breaksArchival(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString("latin1");
  const numbered = objectsOf(bytes);
  const objects = [...numbered.values()];
  const all = objects.map(({ dictionary }) => dictionary).join("\n");
  const having = (mark: RegExp) => objects.filter(({ dictionary }) => mark.test(dictionary));
  const broken: string[] = [];
  const must = (rule: string, kept: boolean) => {
    if (!kept) broken.push(rule);
  };
  must("6.1.2 header of a version and a line of bytes", /^%PDF-1\.[0-7]\n%[\x80-\xff]{4,}\n/.test(text));
  must("6.1.3 an identifier, no password", /\/ID \[<[0-9a-f]+> <[0-9a-f]+>\]/i.test(text) && !/\/Encrypt\b/.test(text));
  must("6.1.7 no LZW", !/LZWDecode/.test(all));

  const [catalog] = having(/\/Type \/Catalog/);
  const metadata = having(/\/Type \/Metadata/)[0];
  const said = metadata?.stream?.toString("utf8") ?? "";
  must(
    "6.6.2 metadata, not packed",
    /\/Metadata \d+ 0 R/.test(catalog?.dictionary ?? "") && !/\/Filter/.test(metadata?.dictionary ?? "/Filter"),
  );
  must("6.6.2 metadata that parse", XMLValidator.validate(said.replace(/<\?xpacket[^>]*\?>/g, "").trim()) === true);
  must("6.6.4 says part 3, level B", /<pdfaid:part>3</.test(said) && /<pdfaid:conformance>B</.test(said));
  const info = numbered.get(Number(/\/Info (\d+) 0 R/.exec(text)?.[1] ?? 0))?.dictionary ?? "";
  const ofInfo = (key: string) =>
    numbered.get(Number(new RegExp(`/${key} (\\d+) 0 R`).exec(info)?.[1] ?? 0))?.dictionary ?? "";
  const day = (given: string | undefined) => (given ?? "").replace(/\D/g, "").slice(0, 14);
  must(
    "6.6.3 the same moment twice",
    day(ofInfo("CreationDate")).length === 14 &&
      day(xmp(said, "xmp:ModifyDate")) === day(ofInfo("ModDate")) &&
      day(xmp(said, "xmp:CreateDate")) === day(ofInfo("CreationDate")),
  );
  must("6.6.3 the same title twice", (xmp(said, "dc:title") ?? "") !== "" && ofInfo("Title") !== "");
  must(
    "6.6.3 the same maker twice",
    ["Producer", "Creator"].every(
      (key) => ofInfo(key) === `(${xmp(said, key === "Producer" ? "pdf:Producer" : "xmp:CreatorTool")})`,
    ),
  );
  must(
    "tagged, in a language",
    /\/MarkInfo/.test(catalog?.dictionary ?? "") &&
      /\/Lang /.test(catalog?.dictionary ?? "") &&
      /\/StructTreeRoot/.test(catalog?.dictionary ?? ""),
  );

  const [intent] = having(/\/S \/GTS_PDFA1/);
  const profile = numbered.get(Number(/\/DestOutputProfile (\d+) 0 R/.exec(intent?.dictionary ?? "")?.[1] ?? 0));
  must("6.2.3 colours by a profile", /\/OutputIntents /.test(catalog?.dictionary ?? "") && isRgb(profile?.stream));
  const contents = objects.flatMap(({ stream }) =>
    stream && /\bBT\b/.test(stream.toString("latin1")) ? [stream.toString("latin1")] : [],
  );
  must(
    "6.2.4 no CMYK",
    contents.length > 0 && !contents.some((one) => /^[\d. ]+ [kK]$/m.test(one)) && !/DeviceCMYK/.test(all),
  );
  must("6.2.10 nothing shows through", !/\/SMask (?!\/None)|\/ca 0?\.\d|\/CA 0?\.\d|\/S \/Transparency/.test(all));

  const fonts = having(/\/Type \/Font\b(?!Descriptor)/);
  const composite = fonts.filter(({ dictionary }) => /\/Subtype \/Type0/.test(dictionary));
  must(
    "6.2.11 fonts inside",
    fonts.length > 0 && fonts.every(({ dictionary }) => /\/Subtype \/(Type0|CIDFontType2)/.test(dictionary)),
  );
  const descriptors = having(/\/Type \/FontDescriptor/);
  must(
    "6.2.11.4 with their letters",
    descriptors.length >= composite.length && descriptors.every(({ dictionary }) => /\/FontFile[23] /.test(dictionary)),
  );
  must(
    "6.2.11.3 by their place",
    fonts.every(({ dictionary }) => !/CIDFontType2/.test(dictionary) || /\/CIDToGIDMap/.test(dictionary)),
  );
  must(
    "6.2.11.7 that can be read back",
    composite.every(({ dictionary }) => /\/ToUnicode /.test(dictionary)),
  );
  must(
    "6.2.11.8 no letter that is missing",
    !contents.some((one) =>
      [...one.matchAll(/<([0-9a-f]+)>/gi)].some(([, codes = ""]) =>
        (codes.match(/.{4}/g) ?? ([] as string[])).includes("0000"),
      ),
    ),
  );

  must("6.4, 6.5 nothing runs", !/\/JavaScript|\/JS |\/Launch|\/AA |\/OpenAction|\/XFA|\/RichMedia/.test(all));
  const files = having(/\/Type \/EmbeddedFile/);
  const specs = having(/\/Type \/Filespec/);
  must(
    "6.8 files with type and moment",
    files.every(({ dictionary }) => /\/Subtype \//.test(dictionary) && /\/ModDate/.test(dictionary)),
  );
  must(
    "6.8 files with both names and what they are",
    specs.length === files.length &&
      specs.every(
        ({ dictionary }) =>
          /\/AFRelationship \//.test(dictionary) && /\/F /.test(dictionary) && /\/UF /.test(dictionary),
      ),
  );
  must("6.8 files named by the catalog", files.length === 0 || /\/AF /.test(catalog?.dictionary ?? ""));
  return broken;
}
