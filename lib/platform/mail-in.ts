import "server-only";
import { type ParsedMail, simpleParser } from "mailparser";
import { type SMTPServer as Server, SMTPServer } from "smtp-server";
import { logger } from "#lib/platform/logger.ts";

/** What arrived for one address: its words, its files, and whether a machine sent it by itself. */
export type IncomingMail = {
  readonly to: string;
  readonly text: string;
  readonly files: readonly { readonly fileName: string; readonly bytes: Uint8Array }[];
  readonly automatic: boolean;
};

type Options = {
  readonly port: number;
  readonly host: string;
  readonly maxBytes: number;
  /** Whether anything is read for an address at all; asked before a byte of the mail is taken. */
  admits(address: string, from: string): Promise<boolean>;
  /** Null once it is kept; else why not, which the sender's server tells the sender. */
  take(mail: IncomingMail): Promise<string | null>;
};

/** Answers of SMTP (RFC 5321): for good, and try again. */
const NO = 550;
const LATER = 451;

/**
 * A small server for mail that comes in, behind whatever mail server the domain has. One address a mail: each is a secret. What is refused is
 * refused while the sender waits, so that nothing is answered to forged senders afterwards.
 */
export async function startMailIn({
  port,
  host,
  maxBytes,
  admits,
  take,
}: Options): Promise<{ port: number; stop(): Promise<void> }> {
  const server: Server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    size: maxBytes,
    maxClients: 20,
    socketTimeout: 60_000,
    onRcptTo({ address }, session, done) {
      if (session.envelope.rcptTo.length > 0) return done(failure(NO, "one recipient at a time"));
      admits(address.toLowerCase(), session.remoteAddress).then(
        (known) => done(known ? null : failure(NO, "no such mailbox")),
        (error: unknown) => done(ours(error)),
      );
    },
    onData(stream, session, done) {
      const to = session.envelope.rcptTo[0]?.address.toLowerCase() ?? "";
      simpleParser(stream, { skipImageLinks: true })
        .then(async (parsed) => {
          if (stream.sizeExceeded) return done(failure(NO, "the message is too large"));
          const why = await take(incoming(to, parsed));
          done(why === null ? null : failure(NO, why));
        })
        .catch((error: unknown) => done(ours(error)));
    },
  });
  server.on("error", (error) => logger().warn({ err: error }, "incoming mail"));
  await new Promise<void>((resolve) => server.listen(port, host, () => resolve()));
  const bound = server.server.address();
  return {
    port: typeof bound === "object" && bound ? bound.port : port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function incoming(to: string, { text, attachments, headers }: ParsedMail): IncomingMail {
  const auto = String(headers.get("auto-submitted") ?? "no").toLowerCase();
  const bulk = String(headers.get("precedence") ?? "").toLowerCase();
  return {
    to,
    text: text ?? "",
    files: attachments
      .filter(({ related }) => !related)
      .map(({ filename, content }) => ({ fileName: filename ?? "piece.txt", bytes: new Uint8Array(content) })),
    automatic: auto !== "no" || ["bulk", "junk", "list", "auto_reply"].includes(bulk),
  };
}

function failure(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

function ours(error: unknown): Error {
  logger().error({ err: error }, "incoming mail failed");
  return failure(LATER, "try again later");
}
