/** What the portal under test sent, read where the catcher puts it: the screen of the mail has tests of its own, and draws fifty messages each time. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { type ParsedMail, simpleParser } from "mailparser";
import { DATA } from "#e2e/support/database.ts";
import { isMailName, MAIL_FOLDER } from "#lib/demo/domain/mail-file.ts";

const FOLDER = path.join(DATA, MAIL_FOLDER);
/** A message appears whole and never changes. */
const read = new Map<string, Promise<ParsedMail>>();

function parsed(name: string): Promise<ParsedMail> {
  const kept = read.get(name);
  if (kept) return kept;
  const mail = simpleParser(readFileSync(path.join(FOLDER, name)), { skipHtmlToText: true, skipTextToHtml: true });
  read.set(name, mail);
  return mail;
}

/** As one reads it: line breaks and spaces that do not break are spaces. */
const plain = (text: string) => text.replace(/\s+/g, " ");

/** The messages to an address at this moment, newest first, those alone whose subject holds `subject`. */
export async function mailsTo(email: string, subject = ""): Promise<ParsedMail[]> {
  const names = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  const newest = names
    .filter((name) => isMailName(name.replace(/\.eml$/, "")))
    .sort()
    .reverse();
  const mails = await Promise.all(newest.map(parsed));
  return mails.filter((mail) => {
    const to = [mail.to ?? []].flat().some(({ text }) => text.includes(email));
    return to && plain(mail.subject ?? "").includes(plain(subject));
  });
}

/** The same, once there are `count` of them. */
async function awaited(email: string, subject: string, count: number): Promise<ParsedMail[]> {
  let mails: ParsedMail[] = [];
  await expect(async () => {
    mails = await mailsTo(email, subject);
    expect(mails.length, `messages « ${subject} » to ${email}`).toBeGreaterThanOrEqual(count);
  }).toPass({ timeout: 30_000, intervals: [100, 200] });
  return mails;
}

/** Waits until a message to an address has been sent. */
export async function expectMail(email: string, subject: string): Promise<void> {
  await awaited(email, subject, 1);
}

/** Path of the link in the newest of `count` messages to an address. */
export async function linkFor(email: string, subject: string, count = 1): Promise<string> {
  const mails = await awaited(email, subject, count);
  expect(mails).toHaveLength(count);
  const link = URL.parse(/https?:\/\/\S*jeton=\S+/.exec(mails[0]?.text ?? "")?.[0] ?? "");
  if (!link) throw new Error(`the message « ${subject} » to ${email} has no link`);
  return link.pathname + link.search;
}

/** Every code that an address was sent until now, newest first. */
export async function mailedCodes(email: string): Promise<string[]> {
  return (await mailsTo(email)).flatMap(({ text = "" }) => /^\s*(\d{6})\s*$/m.exec(text)?.[1] ?? []);
}

/** The codes that came after those known before, newest first; waits for one. Another test may have asked for one of them. */
export async function codesSince(email: string, known: Iterable<string>): Promise<string[]> {
  const old = new Set(known);
  let fresh: string[] = [];
  await expect(async () => {
    fresh = (await mailedCodes(email)).filter((code) => !old.has(code));
    expect(fresh.length).toBeGreaterThan(0);
  }).toPass({ timeout: 30_000, intervals: [100, 200] });
  return fresh;
}
