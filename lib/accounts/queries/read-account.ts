import "server-only";
import { type Actor, canAsStaff } from "#lib/access/public.ts";
import { closedUntil } from "#lib/accounts/data/limits.ts";
import type { AccountEventLine, AccountSheet } from "#lib/accounts/domain/account-views.ts";
import { deviceOf } from "#lib/accounts/domain/device-name.ts";
import { IDLE_MINUTES } from "#lib/accounts/domain/session.ts";
import { withDoors } from "#lib/accounts/queries/find-accounts.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { db, pool } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";

/** One account as support sees it, or null when there is none, or none for this actor. */
export async function readAccount(actor: Actor, userId: string): Promise<AccountSheet | null> {
  if (!canAsStaff(actor, "account.assist") || !isId(userId)) return null;
  const at = now();
  const user = await db().user.findUnique({
    where: { id: userId },
    select: {
      id: true,
      firstName: true,
      lastName: true,
      loginEmail: true,
      contactEmail: true,
      locale: true,
      status: true,
      createdAt: true,
      lastSignInAt: true,
      lockedUntil: true,
      secondFactors: {
        orderBy: { createdAt: "asc" },
        select: { id: true, kind: true, preferred: true, createdAt: true, lastUsedAt: true },
      },
      sessions: {
        where: {
          revokedAt: null,
          expiresAt: { gt: at },
          lastSeenAt: { gt: new Date(at.getTime() - IDLE_MINUTES * 60_000) },
        },
        orderBy: { lastSeenAt: "desc" },
        take: 50,
        select: { id: true, state: true, createdAt: true, lastSeenAt: true, userAgent: true },
      },
      _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
    },
  });
  if (!user) return null;
  const { firstName, lastName, loginEmail, secondFactors, sessions, _count, ...rest } = user;
  const [[row], codes, events] = await Promise.all([
    withDoors([{ ...rest, name: `${firstName} ${lastName}`, email: loginEmail }]),
    closedUntil("codeFromStranger", [userId], at),
    lastEvents(userId),
  ]);
  if (!row) return null;
  return {
    ...row,
    contactEmail: user.contactEmail,
    locale: user.locale,
    codeLockedUntil: codes.get(userId) ?? null,
    recoveryCodesLeft: _count.recoveryCodes,
    factors: secondFactors.map(({ createdAt, ...factor }) => ({ ...factor, since: createdAt })),
    sessions: sessions.map(({ state, createdAt, userAgent, ...session }) => ({
      ...session,
      device: deviceOf(userAgent),
      half: state !== "FULL",
      openedAt: createdAt,
    })),
    events,
  };
}

const EVENTS = 30;

/** What happened on the account, refusals included: what the person did, and what was done to it. Each half reads its own index. */
const SQL = `
  select id, at, type, outcome = 'refused' as refused, address, detail->>'reason' as reason from (
    (select * from audit_event where user_id = $1 and starts_with(type, 'account.') order by at desc limit ${EVENTS})
    union
    (select * from audit_event where subject_type = 'user' and subject_id = $1 and starts_with(type, 'account.') order by at desc limit ${EVENTS})
  ) as both_sides
  where not (type = 'account.assisted' and subject_id is distinct from $1)
  order by at desc, id desc limit ${EVENTS}`;

async function lastEvents(userId: string): Promise<AccountEventLine[]> {
  return (await pool().query<AccountEventLine>(SQL, [userId])).rows;
}
