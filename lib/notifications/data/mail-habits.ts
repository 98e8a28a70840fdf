import "server-only";
import { applicationOf, type MailHabits, RHYTHMS } from "#lib/notifications/domain/grouping.ts";
import type { NotificationType } from "#lib/notifications/domain/types.ts";

type Row = { readonly application: string; readonly rhythm: string; readonly weekly: boolean };

/** What a person chose for the application that a type belongs to; nothing when they never chose. */
export function habitsOf(rows: readonly Row[], type: NotificationType): MailHabits | undefined {
  const row = rows.find(({ application }) => application === applicationOf(type));
  return row && toHabits(row);
}

export function toHabits({ rhythm, weekly }: Row): MailHabits {
  return { rhythm: RHYTHMS.find((one) => one === rhythm) ?? "IMMEDIATE", weekly };
}
