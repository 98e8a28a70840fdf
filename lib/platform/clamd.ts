import "server-only";
import { connect, type Socket } from "node:net";
import { env } from "#lib/platform/env.ts";

/** `unavailable`: nobody answered, or not in a way that can be trusted. The caller must then refuse the file. */
export type VirusVerdict =
  | { readonly verdict: "clean" }
  | { readonly verdict: "infected"; readonly signature: string }
  | { readonly verdict: "unavailable"; readonly cause: string };

const CHUNK = 64 * 1024;
const ANSWER_MS = 20_000;
const LONGEST_ANSWER = 4096;

/** Asks the clamd of CLAMD_URL (`tcp://host:3310` or `unix:///run/clamd.sock`). Null when none is configured. */
export async function checkForVirus(bytes: Uint8Array): Promise<VirusVerdict | null> {
  const { CLAMD_URL } = env();
  return CLAMD_URL ? scanWithClamd(CLAMD_URL, bytes) : null;
}

/** One INSTREAM conversation. Never throws: every failure is `unavailable`, so that no caller mistakes silence for health. */
export async function scanWithClamd(address: string, bytes: Uint8Array, waitMs = ANSWER_MS): Promise<VirusVerdict> {
  try {
    return verdictOf(await converse(open(address), bytes, waitMs));
  } catch (error) {
    return { verdict: "unavailable", cause: error instanceof Error ? error.message : "unknown" };
  }
}

function open(address: string): Socket {
  const url = new URL(address);
  if (url.protocol === "unix:") return connect({ path: url.pathname });
  if (url.protocol !== "tcp:") throw new Error("CLAMD_URL must start with tcp:// or unix://");
  return connect({ host: url.hostname.replace(/^\[|\]$/g, ""), port: Number(url.port || 3310) });
}

function converse(socket: Socket, bytes: Uint8Array, waitMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    let sent = false;
    const end = (finish: () => void) => {
      clearTimeout(timer);
      socket.destroy();
      finish();
    };
    // What is said of a file before all of it has left is not said of the file.
    const tell = () => (sent ? resolve(answer) : reject(new Error("clamd answered before it had the file")));
    const timer = setTimeout(() => end(() => reject(new Error("clamd did not answer in time"))), waitMs);
    socket.on("error", (error) => end(() => reject(error)));
    socket.on("close", () => end(() => (answer ? tell() : reject(new Error("clamd closed the connection")))));
    socket.on("data", (data) => {
      answer += data.toString("utf8");
      if (answer.includes("\0") || answer.length > LONGEST_ANSWER) end(tell);
    });
    socket.on("connect", () => {
      socket.write("zINSTREAM\0");
      for (let at = 0; at < bytes.length; at += CHUNK) {
        const part = bytes.subarray(at, at + CHUNK);
        socket.write(sizeOf(part.length));
        socket.write(part);
      }
      socket.write(sizeOf(0), () => {
        sent = true;
      });
    });
  });
}

function sizeOf(length: number): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length);
  return size;
}

function verdictOf(answer: string): VirusVerdict {
  const text = answer.split("\0")[0]?.trim() ?? "";
  if (text === "stream: OK") return { verdict: "clean" };
  const found = /^stream: (.+) FOUND$/.exec(text)?.[1];
  if (found) return { verdict: "infected", signature: found };
  return { verdict: "unavailable", cause: text.slice(0, 200) };
}
