import { type SMTPServer as Server, SMTPServer } from "smtp-server";

export type Taken = { readonly to: string; readonly messageId: string; readonly subject: string; readonly at: number };

/** A mail server that says yes to everything and remembers each message it took, repeated ones as well, in the order it took them. */
export async function rememberingMailServer(): Promise<{ url: string; taken: Taken[]; stop(): Promise<void> }> {
  const taken: Taken[] = [];
  const server: Server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      let text = "";
      stream.on("data", (chunk: Buffer) => {
        if (text.length < 8_192) text += chunk.toString("latin1");
      });
      stream.on("end", () => {
        const header = (name: string) => new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, "im").exec(text)?.[1] ?? "";
        const to = session.envelope.rcptTo[0]?.address ?? "";
        taken.push({ to, messageId: header("Message-ID"), subject: decoded(header("Subject")), at: Date.now() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  server.on("error", () => undefined);
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A subject with accents travels as quoted words. */
function decoded(subject: string): string {
  return subject
    .replace(/\r\n[ \t]/g, "")
    .replace(/=\?utf-8\?Q\?(.*?)\?=/gi, (_, words: string) => words.replaceAll("_", " "))
    .replace(/=\?utf-8\?B\?(.*?)\?=/gi, (_, words: string) => Buffer.from(words, "base64").toString("utf8"));
}
