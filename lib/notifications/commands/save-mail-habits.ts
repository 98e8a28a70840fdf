import "server-only";
import { recordAudit } from "#lib/audit/index.ts";
import { MAIL_APPLICATIONS, type MailApplication, type MailHabits } from "#lib/notifications/domain/grouping.ts";
import { readMailHabits } from "#lib/notifications/queries/read-mail-habits.ts";
import { transaction } from "#lib/platform/db.ts";

/** Saves how each application writes to a person. What is gathered already leaves in the mail it was gathered for. Audits when something changed. */
export async function saveMailHabits(
  self: { readonly userId: string; readonly sessionId: string },
  wanted: Readonly<Record<MailApplication, MailHabits>>,
): Promise<void> {
  const { userId, sessionId } = self;
  const before = await readMailHabits(userId);
  const changed = MAIL_APPLICATIONS.filter(
    (one) => before[one].rhythm !== wanted[one].rhythm || before[one].weekly !== wanted[one].weekly,
  );
  if (changed.length === 0) return;
  await transaction(async (tx) => {
    for (const application of changed) {
      const { rhythm, weekly } = wanted[application];
      await tx.mailRhythm.upsert({
        where: { userId_application: { userId, application } },
        create: { userId, application, rhythm, weekly },
        update: { rhythm, weekly },
      });
    }
    await recordAudit(tx, { type: "account.preferencesChanged", detail: { fields: ["mails"] }, userId, sessionId });
  });
}
