import { randomUUID } from "node:crypto";
import { createWriteStream, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { SMTPServer } from "smtp-server";
import { MAIL_FOLDER } from "#lib/demo/domain/mail-file.ts";

export type MailCatcher = { readonly port: number; readonly folder: string; stop(): Promise<void> };

const LARGEST = 25 * 1024 * 1024;

/**
 * A local SMTP server that keeps every message as a file instead of delivering it (architecture decision 14): the portal's real
 * sending code runs, and `/demo/courrier` reads the files. Listens on the loopback address only. A message appears whole or not at all.
 */
export async function startMailCatcher({ port, dataDir }: { port: number; dataDir: string }): Promise<MailCatcher> {
  const folder = path.join(path.resolve(dataDir), MAIL_FOLDER);
  mkdirSync(folder, { recursive: true });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    size: LARGEST,
    logger: false,
    onData: (stream, _session, done) => {
      const name = `${Date.now()}-${randomUUID()}.eml`;
      const aside = path.join(folder, `.${name}`);
      pipeline(stream, createWriteStream(aside)).then(
        () => {
          renameSync(aside, path.join(folder, name));
          done();
        },
        (error: Error) => {
          rmSync(aside, { force: true });
          done(error);
        },
      );
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      // A sender that goes away in the middle of a message is its own affair.
      server.on("error", () => undefined);
      resolve();
    });
  });
  const address = server.server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    folder,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
