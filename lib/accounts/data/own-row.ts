import "server-only";
import { db } from "#lib/platform/db.ts";

export const OWN_SELECT = {
  id: true,
  loginEmail: true,
  contactEmail: true,
  contactVerified: true,
  firstName: true,
  lastName: true,
  phone: true,
  locale: true,
  theme: true,
  createdAt: true,
} as const;

/** The account of a person who is signed in; null once it is closed. */
export function ownRow(userId: string) {
  return db().user.findUnique({ where: { id: userId, status: "ACTIVE" }, select: OWN_SELECT });
}
export type OwnRow = NonNullable<Awaited<ReturnType<typeof ownRow>>>;
