import "server-only";
import { z } from "zod";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { linkHash } from "#lib/tickets/data/links.ts";
import { TEXT_LENGTH } from "#lib/tickets/domain/limits.ts";

const MINUTES = 30;

const shape = z.object({
  message: z.string(),
  problems: z.array(z.object({ field: z.string(), text: z.string() })),
  values: z.record(z.string(), z.string()),
});
/** What was refused, in words, and what was typed. */
export type KeptForm = {
  readonly message: string;
  readonly problems: readonly { readonly field: string; readonly text: string }[];
  readonly values: Readonly<Record<string, string>>;
};

/**
 * A form with files is no server action: what was refused and what was typed wait for the page that shows them again.
 *
 * @param aboutId the ticket that the form is about, or the person's own id for a new one.
 */
export async function keepForm(userId: string, aboutId: string, form: KeptForm): Promise<void> {
  const kept = { content: contentOf(form), at: now() };
  await db().ticketForm.upsert({
    where: { userId_aboutId: { userId, aboutId } },
    create: { userId, aboutId, ...kept },
    update: kept,
  });
}

export async function keptForm(userId: string, aboutId: string): Promise<KeptForm | null> {
  const row = await db().ticketForm.findUnique({ where: { userId_aboutId: { userId, aboutId } } });
  return row && formOf(row.content, row.at);
}

export async function dropForm(userId: string, aboutId: string): Promise<void> {
  await db().ticketForm.deleteMany({ where: { userId, aboutId } });
}

/** The same for whoever follows a ticket by a mailed link: it waits with the link. */
export async function keepLinkedForm(token: string, form: KeptForm): Promise<void> {
  const data = { form: contentOf(form), formAt: now() };
  await db().ticketLink.updateMany({ where: { tokenHash: linkHash(token) ?? "" }, data });
}

export async function keptLinkedForm(token: string): Promise<KeptForm | null> {
  const row = await db().ticketLink.findUnique({ where: { tokenHash: linkHash(token) ?? "" } });
  return row?.formAt ? formOf(row.form, row.formAt) : null;
}

function contentOf({ message, problems, values }: KeptForm) {
  const short = Object.entries(values).map(([name, value]) => [name.slice(0, 40), value.slice(0, TEXT_LENGTH * 2)]);
  return { message, problems: [...problems], values: Object.fromEntries(short) };
}

function formOf(content: unknown, at: Date): KeptForm | null {
  if (at.getTime() < now().getTime() - MINUTES * 60_000) return null;
  const kept = shape.safeParse(content);
  return kept.success ? kept.data : null;
}
