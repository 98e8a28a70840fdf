import "server-only";
import { createTransport, type Transporter } from "nodemailer";
import { env } from "#lib/platform/env.ts";

export type Mail = { to: string; subject: string; text: string; html: string; messageId: string };

let transport: Transporter | undefined;

/** Hands one mail to the SMTP server of `SMTP_URL`. Throws when it is not accepted: the job then runs again. */
export async function sendMail(mail: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL) throw new Error("SMTP_URL is not set");
  transport ??= createTransport(SMTP_URL);
  await transport.sendMail({ from: MAIL_FROM, ...mail });
}
