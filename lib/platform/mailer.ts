import "server-only";
import { createTransport } from "nodemailer";
import { env } from "#lib/platform/env.ts";
import { once } from "#lib/platform/once.ts";

export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  replyTo?: string;
  date?: Date;
};

/** Milliseconds. A server that does not answer must free the worker: the queue tries again later. */
const PATIENCE = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };

const transport = once(() => {
  const { SMTP_URL } = env();
  if (!SMTP_URL) throw new Error("SMTP_URL is not set");
  return createTransport({ url: SMTP_URL, ...PATIENCE });
});

/** Hands one mail to the SMTP server of `SMTP_URL`. Throws when it is not accepted: the job then runs again. */
export async function sendMail(mail: Mail): Promise<void> {
  await transport().sendMail({ from: env().MAIL_FROM, ...mail });
}

type SmtpError = { readonly code?: unknown; readonly responseCode?: unknown };

/** Whether the server said no to this very mail, for good: another try would be told the same. */
export function refusedForGood(error: unknown): boolean {
  const { code, responseCode } = (error ?? {}) as SmtpError;
  return (code === "EENVELOPE" || code === "EMESSAGE") && typeof responseCode === "number" && responseCode >= 500;
}

/** Whether no server answered, or it takes nothing from us now: every other mail would fare the same. */
export function isAway(error: unknown): boolean {
  const { code } = (error ?? {}) as SmtpError;
  return code !== "EENVELOPE" && code !== "EMESSAGE";
}
