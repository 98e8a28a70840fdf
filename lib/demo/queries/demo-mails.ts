import "server-only";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import { isMailName, MAIL_FOLDER } from "#lib/demo/domain/mail-file.ts";
import { env } from "#lib/platform/env.ts";
import { once } from "#lib/platform/once.ts";

export type DemoMailLine = { readonly id: string; readonly at: Date; readonly to: string; readonly subject: string };
export type DemoMail = DemoMailLine & { readonly from: string; readonly text: string };

const SHOWN = 50;

/** A message never changes: each of the newest is taken apart once, however often the list is looked at. */
const kept = once(() => new Map<string, DemoMail>());

function folder(): string {
  return path.join(env().dataDir, MAIL_FOLDER);
}

/** What the portal sent, newest first. Empty when nothing was caught yet. */
export async function demoMails(): Promise<DemoMailLine[]> {
  const files = await readdir(folder()).catch(() => []);
  const names = files
    .filter((file) => file.endsWith(".eml"))
    .map((file) => file.slice(0, -".eml".length))
    .filter(isMailName)
    .sort()
    .reverse()
    .slice(0, SHOWN);
  for (const id of kept().keys()) if (!names.includes(id)) kept().delete(id);
  const mails = await Promise.all(names.map(listed));
  return mails.filter((mail) => mail !== null).map(({ id, at, to, subject }) => ({ id, at, to, subject }));
}

async function listed(id: string): Promise<DemoMail | null> {
  const mail = kept().get(id) ?? (await demoMail(id));
  if (mail) kept().set(id, mail);
  return mail;
}

/** One message, as text. Null when there is none of that name. */
export async function demoMail(id: string): Promise<DemoMail | null> {
  if (!isMailName(id)) return null;
  const source = await readFile(path.join(folder(), `${id}.eml`)).catch(() => null);
  if (!source) return null;
  const mail = await simpleParser(source, { skipHtmlToText: true, skipImageLinks: true, skipTextToHtml: true });
  return {
    id,
    at: new Date(Number(id.slice(0, 13))),
    to: addresses(mail.to),
    from: addresses(mail.from),
    subject: mail.subject ?? "",
    text: mail.text ?? "",
  };
}

function addresses(field: ParsedMail["to"] | ParsedMail["from"]): string {
  return [field ?? []]
    .flat()
    .map((one) => one.text)
    .join(", ");
}
