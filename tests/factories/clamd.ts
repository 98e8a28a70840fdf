import { createServer, type Server } from "node:net";

/** The harmless text that every antivirus takes for a virus, in two parts so that this file is not taken for one. */
export const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

export type FakeClamd = { address: string; scanned: number[]; close: () => Promise<void> };

/** Speaks INSTREAM over TCP as clamd does. With `answer` it says that instead; null hangs up without a word. */
export function startFakeClamd(options: { answer?: string | null } = {}): Promise<FakeClamd> {
  const scanned: number[] = [];
  const server: Server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      received = Buffer.concat([received, data]);
      const content = streamed(received);
      if (!content) return;
      scanned.push(content.length);
      if (options.answer === null) return void socket.destroy();
      const found = content.includes(EICAR);
      socket.end(`${options.answer ?? (found ? "stream: Eicar-Signature FOUND" : "stream: OK")}\0`);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const at = server.address();
      const port = typeof at === "object" && at ? at.port : 0;
      resolve({
        address: `tcp://127.0.0.1:${port}`,
        scanned,
        close: () => new Promise((done) => server.close(() => done())),
      });
    });
  });
}

/** The content of a whole INSTREAM command, null while more is to come. */
function streamed(received: Buffer): Buffer | null {
  const command = Buffer.from("zINSTREAM\0");
  if (received.length < command.length) return null;
  if (!received.subarray(0, command.length).equals(command)) throw new Error("not an INSTREAM command");
  const parts: Buffer[] = [];
  let at = command.length;
  while (at + 4 <= received.length) {
    const size = received.readUInt32BE(at);
    if (size === 0) return Buffer.concat(parts);
    if (at + 4 + size > received.length) return null;
    parts.push(received.subarray(at + 4, at + 4 + size));
    at += 4 + size;
  }
  return null;
}
