import { filesOfKinds } from "#tests/factories/documents/kinds.ts";
import { eachOf, figure } from "#torture/each.ts";
import type { DatabaseRow, Size } from "#torture/row.ts";
import { type Receive, receivers } from "#torture/support/receiving.ts";

const OFFICE = "cfb";
const PLAIN = "plain plainAsBmp utf16 script html svg pem";

/**
 * The policy written a second time, by hand: what a file of each extension of domain reference § 8.6 may turn out to be when it
 * is attached. Everything else is refused. A script or a page called .txt is a text, and is kept as one.
 */
const ATTACHED: Readonly<Record<string, string>> = {
  bmp: "bmp",
  gif: "gif",
  fax: "tif",
  odt: "odt",
  ppt: OFFICE,
  tiff: "tif",
  tif: "tif",
  xls: OFFICE,
  bz2: "bz2",
  gz: "gz tgz",
  gzip: "gz tgz",
  tgz: "gz tgz",
  jpeg: "jpg",
  jpg: "jpg",
  p7s: "der pem",
  rtf: "rtf",
  txt: PLAIN,
  csv: PLAIN,
  xml: "ubl otherXml svg html",
  svg: "ubl otherXml svg html",
  xhtml: "ubl otherXml svg html",
  htm: "ubl otherXml svg html",
  html: "ubl otherXml svg html",
  pdf: "pdf",
  xlsx: "xlsx",
  doc: `${OFFICE} rtf`,
  odp: "odp",
  png: "png",
  xlc: OFFICE,
  xlm: OFFICE,
  zip: "zip",
  docx: "docx",
  ods: "ods",
  pps: OFFICE,
  pptx: "pptx",
};

/** The same for a file that is deposited as the invoice. */
const DEPOSITED: Readonly<Record<string, string>> = {
  pdf: "pdf",
  xml: "ubl",
  jpg: "jpg",
  jpeg: "jpg",
  png: "png",
  tif: "tif",
  tiff: "tif",
  webp: "webp",
};
const NEVER = ["exe", "bat", "cmd", "com", "scr", "js", "vbs", "jar", "msi", "ps1", "php", "jsp", "lnk", "docm", "iso"];

const LONG = "a".repeat(46);
/** Names with the code of their refusal; the file itself is a sound PDF. */
const NAMES: readonly (readonly [name: string, answer: string])[] = [
  ["facture.pdf", "taken"],
  ["FACTURE.PDF", "taken"],
  ["Facture n° 12 (août) – été.v2.pdf", "taken"],
  ["facture.exe.pdf", "taken"],
  ["facture.pdf.pdf", "taken"],
  ["conseil.pdf", "taken"],
  ["発票.pdf", "taken"],
  ["😀.pdf", "taken"],
  [`${LONG}.pdf`, "taken"],
  [`${"é".repeat(46)}.pdf`, "taken"],
  [`${LONG}b.pdf`, "NAME_TOO_LONG"],
  [`${"😀".repeat(47)}.pdf`, "NAME_TOO_LONG"],
  [`${"a".repeat(251)}.pdf`, "NAME_TOO_LONG"],
  [`${"a".repeat(100_000)}.pdf`, "NAME_TOO_LONG"],
  ["facture", "NAME_WITHOUT_EXTENSION"],
  [".pdf", "NAME_WITHOUT_EXTENSION"],
  ["facture.", "NAME_WITHOUT_EXTENSION"],
  ["facture.pdf.", "NAME_WITHOUT_EXTENSION"],
  ["facture.pdf ", "NAME_WITHOUT_EXTENSION"],
  ["facture.p df", "NAME_WITHOUT_EXTENSION"],
  ["facture.рdf", "NAME_WITHOUT_EXTENSION"],
  ["", "NAME_WITHOUT_EXTENSION"],
  ["..", "NAME_NOT_ALLOWED"],
  ["facture\u202efdp.exe", "NAME_NOT_ALLOWED"],
  ["facture\u202exe.pdf", "NAME_NOT_ALLOWED"],
  ["facture\u2067.pdf", "NAME_NOT_ALLOWED"],
  ["facture\u200b.pdf", "NAME_NOT_ALLOWED"],
  ["facture\u00ad.pdf", "NAME_NOT_ALLOWED"],
  ["facture\ufeff.pdf", "NAME_NOT_ALLOWED"],
  ["facture\u{e0041}.pdf", "NAME_NOT_ALLOWED"],
  ["facture\ud800.pdf", "NAME_NOT_ALLOWED"],
  ["facture\0.pdf", "NAME_NOT_ALLOWED"],
  ["facture.pdf\0.exe", "NAME_NOT_ALLOWED"],
  ["facture\u0007.pdf", "NAME_NOT_ALLOWED"],
  ["facture\r\nX: y.pdf", "NAME_NOT_ALLOWED"],
  ["facture\u0085.pdf", "NAME_NOT_ALLOWED"],
  ["facture\u2028.pdf", "NAME_NOT_ALLOWED"],
  ["../facture.pdf", "NAME_NOT_ALLOWED"],
  ["..\\facture.pdf", "NAME_NOT_ALLOWED"],
  ["/etc/passwd.pdf", "NAME_NOT_ALLOWED"],
  ["C:\\facture.pdf", "NAME_NOT_ALLOWED"],
  ["facture.pdf::$DATA.pdf", "NAME_NOT_ALLOWED"],
  ['facture".pdf', "NAME_NOT_ALLOWED"],
  ["<facture>.pdf", "NAME_NOT_ALLOWED"],
  ["fac|ture?.pdf", "NAME_NOT_ALLOWED"],
  ["CON.pdf", "NAME_RESERVED"],
  ["con.pdf", "NAME_RESERVED"],
  ["NUL.facture.pdf", "NAME_RESERVED"],
  ["aux .pdf", "NAME_RESERVED"],
  ["COM1.pdf", "NAME_RESERVED"],
  ["LPT9.pdf", "NAME_RESERVED"],
];

type Tally = { tried: number; wrong: string[] };

const SAMPLED = 5;

/** Each extension with each kind of content, in one way of giving files. The sample takes one in five, others at each extension. */
async function tryTypes(
  tally: Tally,
  {
    receive,
    policy,
    way,
    size,
  }: { receive: Receive; policy: Readonly<Record<string, string>>; way: string; size: Size },
): Promise<void> {
  const kinds = Object.entries(await filesOfKinds());
  const pairs = [...Object.keys({ ...ATTACHED, ...DEPOSITED }), ...NEVER].flatMap((extension, row) =>
    kinds
      .filter((_, column) => size !== "sample" || (row + column) % SAMPLED === 0 || policy[extension] !== undefined)
      .map(([kind, bytes]) => ({ extension, kind, bytes })),
  );
  await eachOf(pairs, 3, async ({ extension, kind, bytes }) => {
    const answer = await receive(`essai.${extension}`, bytes);
    const wanted = (policy[extension] ?? "").split(" ").includes(kind);
    tally.tried += 1;
    if ((answer === "taken") !== wanted) tally.wrong.push(`${way} .${extension} with ${kind}: ${answer}`);
  });
}

export const t41: DatabaseRow = {
  id: "T-41",
  title: "files that are not what they are called, and names that hide what they are",
  needs: "database",
  async run(size) {
    const { invoice, attachment, evidence } = await receivers();
    const tally: Tally = { tried: 0, wrong: [] };
    await tryTypes(tally, { receive: attachment, policy: ATTACHED, way: "attached", size });
    await tryTypes(tally, { receive: invoice, policy: DEPOSITED, way: "deposited", size });
    const evident = Object.fromEntries(
      ["pdf", "jpg", "jpeg", "png", "tif", "tiff"].map((one) => [one, ATTACHED[one] ?? ""]),
    );
    await tryTypes(tally, { receive: evidence, policy: evident, way: "as evidence", size });
    const pdf = (await filesOfKinds()).pdf ?? new Uint8Array();
    for (const [name, wanted] of NAMES) {
      for (const [way, receive] of Object.entries({ invoice, attachment, evidence })) {
        const answer = await receive(name, pdf);
        tally.tried += 1;
        if (answer !== wanted) tally.wrong.push(`${way} named ${JSON.stringify(name.slice(0, 60))}: ${answer}`);
      }
    }
    const { tried, wrong } = tally;
    return {
      size: `${figure(tried)} files: ${Object.keys(ATTACHED).length} extensions and others × ${Object.keys(await filesOfKinds()).length} contents × 3 ways, ${NAMES.length} names`,
      found:
        wrong.length === 0
          ? "0 answered otherwise than the policy"
          : `${wrong.length} wrong: ${wrong.slice(0, 12).join("; ")}`,
      pass: wrong.length === 0 && Object.keys(ATTACHED).length === 35,
    };
  },
};
