import "server-only";
import { type Actor, canAsStaff } from "#lib/access/public.ts";
import { sendActivationIn } from "#lib/accounts/data/activation.ts";
import { forgiveAll } from "#lib/accounts/data/limits.ts";
import { endAllSessions, type Origin } from "#lib/accounts/data/sessions.ts";
import { type AccountStatus, type Gesture, gesturesFor } from "#lib/accounts/domain/assist.ts";
import { DOORS } from "#lib/accounts/domain/limits.ts";
import { type AssistInput, assistInput } from "#lib/accounts/domain/schemas.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { queueMail } from "#lib/notifications/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

export type Assisted = { readonly userId: string; readonly gesture: Gesture };

type Person = { id: string; status: AccountStatus; login_email: string; first_name: string; locale: string };

/**
 * A gesture of support on somebody's account, with its reason: in the trail, and told to the person by mail.
 */
export async function assistAccount(
  actor: Actor,
  input: AssistInput,
  from: Origin,
): Promise<Result<Assisted, "INVALID_INPUT" | "NOT_FOUND" | "GESTURE_NOT_POSSIBLE">> {
  const read = readInput(assistInput, input);
  if (!read.ok) return read;
  const { userId, gesture, supportReason: reason } = read.data;
  const about = { subject: { type: "user", id: userId }, address: from.address } as const;
  if (!canAsStaff(actor, "account.assist")) {
    await recordDenied(actor, "account.assist", about);
    return refuse("NOT_FOUND");
  }
  const outcome = await transaction<Result<Assisted, "NOT_FOUND" | "GESTURE_NOT_POSSIBLE">>(async (tx) => {
    const person = await lockPerson(tx, userId);
    if (!person) return abort(refuse("NOT_FOUND"));
    if (!gesturesFor(person.status).includes(gesture)) return abort(refuse("GESTURE_NOT_POSSIBLE"));
    await DO[gesture](tx, person, reason, from);
    await recordAudit(tx, {
      type: "account.assisted",
      detail: { gesture, reason },
      userId: actor.userId,
      sessionId: actor.sessionId,
      ...about,
    });
    return ok({ userId, gesture });
  });
  if (!outcome.ok) await recordDenied(actor, `account.assist.${gesture}`, about);
  return outcome;
}

/** One gesture at a time, and none while the person closes the account. */
async function lockPerson(tx: Tx, userId: string): Promise<Person | undefined> {
  const rows = await tx.$queryRaw<Person[]>`
    select id, status::text as status, login_email, first_name, locale from "user" where id = ${userId}::uuid for update`;
  return rows[0];
}

const DO: Readonly<Record<Gesture, (tx: Tx, person: Person, reason: string, from: Origin) => Promise<void>>> = {
  // The mail of the link tells the person; the one sent before stops working.
  activation: async (tx, person, _reason, { address }) => {
    const user = {
      id: person.id,
      loginEmail: person.login_email,
      firstName: person.first_name,
      locale: person.locale,
    };
    await sendActivationIn(tx, { user, at: now(), address });
  },
  unlock: async (tx, person, reason) => {
    for (const door of DOORS.email) await forgiveAll(tx, door, person.login_email);
    for (const door of DOORS.userId) await forgiveAll(tx, door, person.id);
    await tx.user.update({ where: { id: person.id }, data: { lockedUntil: null } });
    await tell(tx, person, "accountUnlocked", reason);
  },
  sessions: async (tx, person, reason) => {
    await endAllSessions(tx, person.id, "support", now());
    await tell(tx, person, "sessionsEndedBySupport", reason);
  },
};

async function tell(tx: Tx, person: Person, template: "accountUnlocked" | "sessionsEndedBySupport", reason: string) {
  await queueMail(tx, {
    to: person.login_email,
    locale: person.locale,
    template,
    params: { firstName: person.first_name, reason },
    link: routes.signIn(),
  });
}
