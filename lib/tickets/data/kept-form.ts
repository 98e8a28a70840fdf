import "server-only";
import { z } from "zod";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
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
  const values = Object.fromEntries(
    Object.entries(form.values).map(([name, value]) => [name.slice(0, 40), value.slice(0, TEXT_LENGTH * 2)]),
  );
  const kept = { content: { message: form.message, problems: [...form.problems], values }, at: now() };
  await db().ticketForm.upsert({
    where: { userId_aboutId: { userId, aboutId } },
    create: { userId, aboutId, ...kept },
    update: kept,
  });
}

export async function keptForm(userId: string, aboutId: string): Promise<KeptForm | null> {
  const row = await db().ticketForm.findUnique({ where: { userId_aboutId: { userId, aboutId } } });
  if (!row || row.at.getTime() < now().getTime() - MINUTES * 60_000) return null;
  const kept = shape.safeParse(row.content);
  return kept.success ? kept.data : null;
}

export async function dropForm(userId: string, aboutId: string): Promise<void> {
  await db().ticketForm.deleteMany({ where: { userId, aboutId } });
}
