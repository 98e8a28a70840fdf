/**
 * Run by t40.ts in a process of its own, since the address of the antivirus is read once: every way of giving a file, while clamd
 * behaves and misbehaves. Prints what it found as JSON.
 */
import { createServer, type Socket } from "node:net";
import { inflateRawSync, inflateSync } from "node:zlib";
import { EICAR } from "#tests/factories/clamd.ts";
import { invoicePdf } from "#tests/factories/documents/pages.ts";
import { invoiceSample } from "#tests/factories/documents/sample.ts";
import { zipOf } from "#tests/factories/documents/zip.ts";

/** What stands at the address of clamd, by how it answers. `null`: whole answers of a sound one, which unpacks what it is given. */
type Behaviour = (socket: Socket, received: number, whole: Buffer | null) => void;

const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  hangsUpAtOnce: (socket) => socket.destroy(),
  hangsUpInTheMiddle: (socket, received) => received > 20 && socket.destroy(),
  resets: (socket) => socket.resetAndDestroy(),
  answersBeforeTheEnd: (socket) => socket.write("stream: OK\0"),
  halfAnAnswer: (socket, _, whole) => whole && socket.end("stream: O"),
  emptyAnswer: (socket, _, whole) => whole && socket.end("\0"),
  nonsense: (socket, _, whole) => whole && socket.end("HTTP/1.1 200 OK\r\n\r\nstream: OK\0"),
  anotherCommand: (socket, _, whole) => whole && socket.end("PONG\0"),
  tooLarge: (socket) => socket.end("INSTREAM size limit exceeded. ERROR\0"),
  failed: (socket, _, whole) => whole && socket.end("stream: Can't allocate memory ERROR\0"),
  twoVerdicts: (socket, _, whole) => whole && socket.end("stream: OK\nstream: Eicar FOUND\0"),
  endless: (socket, _, whole) => whole && socket.write("stream: ".repeat(2_000)),
};

const INTERRUPTING: ReadonlySet<string> = new Set(["hangsUpInTheMiddle", "answersBeforeTheEnd", "tooLarge"]);

const command = Buffer.from("zINSTREAM\0");
let behave: Behaviour | null = null;
const server = createServer((socket) => {
  const chunks: Buffer[] = [];
  let received = 0;
  socket.on("error", () => undefined);
  socket.on("data", (data) => {
    chunks.push(data);
    received += data.length;
    // The mark of the end is four zeros: only then is it worth putting together.
    const whole = data.subarray(-4).every((byte) => byte === 0) ? streamed(Buffer.concat(chunks)) : null;
    if (behave) behave(socket, received, whole);
    else if (whole) socket.end(`stream: ${holdsEicar(whole) ? "Eicar-Signature FOUND" : "OK"}\0`);
  });
});
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
const at = server.address();
const real = process.env.REAL_CLAMD;
process.env.CLAMD_URL = real ?? `tcp://127.0.0.1:${typeof at === "object" ? at?.port : 0}`;

const [{ scanWithClamd }, { receivers }, { closeReaders }, { closeDb, db }, { closeQueue }] = await Promise.all([
  import("#lib/platform/clamd.ts"),
  import("#torture/support/receiving.ts"),
  import("#lib/documents/index.ts"),
  import("#lib/platform/db.ts"),
  import("#lib/platform/queue.ts"),
]);

const clean = await invoicePdf(invoiceSample(3), "classic");
const infected: Readonly<Record<string, Uint8Array>> = {
  "virus.txt": bytes(EICAR),
  "virus.csv": bytes(`a;b\n${EICAR}\n`),
  "joint.pdf": await invoicePdf(invoiceSample(4), "classic", { attachments: [{ name: "a.com", content: EICAR }] }),
  "apres.pdf": new Uint8Array(Buffer.concat([clean, bytes(`\n${EICAR}\n`)])),
  "stocke.zip": zipOf([{ name: "a.com", content: EICAR }]),
  "comprime.zip": zipOf([{ name: "a.com", content: EICAR, packed: true }]),
  "dans.zip": zipOf([{ name: "b.zip", content: zipOf([{ name: "a.com", content: EICAR, packed: true }]) }]),
  "macro.docx": zipOf([
    {
      name: "[Content_Types].xml",
      content:
        '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    { name: "word/embeddings/a.bin", content: EICAR, packed: true },
  ]),
  "objet.odt": zipOf([
    { name: "mimetype", content: "application/vnd.oasis.opendocument.text" },
    { name: "Object 1", content: EICAR, packed: true },
  ]),
};

const ways = await receivers();
const wrong: string[] = [];
let [tried, blocked] = [0, 0];

async function everyWay(told: string, fileName: string, content: Uint8Array, wanted: string): Promise<void> {
  for (const [way, receive] of Object.entries(ways)) {
    const isPdf = fileName.endsWith(".pdf");
    if (!isPdf && way !== "attachment") continue;
    const answer = await receive(fileName, content);
    tried += 1;
    if (answer === wanted) blocked += wanted === "taken" ? 0 : 1;
    else wrong.push(`${told}, ${way} ${fileName}: ${answer}`);
  }
}

await everyWay("sound", "facture.pdf", clean, "taken");
for (const [name, content] of Object.entries(infected)) await everyWay("sound", name, content, "VIRUS_FOUND");
if (!real) {
  const large = new Uint8Array(
    Buffer.concat([clean, Buffer.alloc(8 * 1024 * 1024, 0x20), Buffer.from("\nstartxref\n0\n%%EOF\n")]),
  );
  for (const [name, one] of Object.entries(BEHAVIOURS)) {
    behave = one;
    // A small file has left whole before any answer can come.
    if (name !== "answersBeforeTheEnd") await everyWay(name, "facture.pdf", clean, "SCANNER_UNAVAILABLE");
    if (INTERRUPTING.has(name)) await everyWay(`${name}, 8 MB`, "grande.pdf", large, "SCANNER_UNAVAILABLE");
  }
  // One that takes the file and says nothing: whole, and so slowly that a person would have gone.
  behave = () => undefined;
  const waited = await scanWithClamd(process.env.CLAMD_URL, clean, 300);
  tried += 1;
  if (waited.verdict !== "unavailable") wrong.push(`silent: ${waited.verdict}`);
  if (process.argv.includes("--wait")) await everyWay("silent", "facture.pdf", clean, "SCANNER_UNAVAILABLE");
  behave = null;
  server.close();
  await everyWay("stopped", "facture.pdf", clean, "SCANNER_UNAVAILABLE");
  const missing = await scanWithClamd(`unix:///${"nowhere/clamd.ctl"}`, clean);
  if (missing.verdict !== "unavailable") wrong.push(`no socket: ${missing.verdict}`);
}
const kept = await db().document.count({
  where: { scanState: "CLEAN", createdAt: { gte: new Date(Date.now() - 600_000) } },
});
console.log(JSON.stringify({ tried, blocked, wrong, kept }));
await Promise.all([closeReaders(), closeQueue()]);
await closeDb();
process.exit(0);

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The content of a whole INSTREAM command, null while more is to come. */
function streamed(received: Buffer): Buffer | null {
  const parts: Buffer[] = [];
  for (let from = command.length; from + 4 <= received.length; ) {
    const size = received.readUInt32BE(from);
    if (size === 0) return Buffer.concat(parts);
    parts.push(received.subarray(from + 4, from + 4 + size));
    from += 4 + size;
  }
  return null;
}

/** Looked for as clamd does: also in what is packed in a ZIP, and in the streams of a PDF. */
function holdsEicar(content: Buffer): boolean {
  if (content.includes(EICAR)) return true;
  for (let from = content.indexOf("PK\x03\x04"); from >= 0; from = content.indexOf("PK\x03\x04", from + 4)) {
    const start = from + 30 + content.readUInt16LE(from + 26) + content.readUInt16LE(from + 28);
    const inside = unpacked(() => inflateRawSync(content.subarray(start)));
    if (inside && holdsEicar(inside)) return true;
  }
  for (let from = content.indexOf("stream\n"); from >= 0; from = content.indexOf("stream\n", from + 7)) {
    if (unpacked(() => inflateSync(content.subarray(from + 7)))?.includes(EICAR)) return true;
  }
  return false;
}

function unpacked(work: () => Buffer): Buffer | null {
  try {
    return work();
  } catch {
    return null;
  }
}
