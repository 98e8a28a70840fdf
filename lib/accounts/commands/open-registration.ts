import "server-only";
import { sendActivationIn } from "#lib/accounts/data/activation.ts";
import { addConsent } from "#lib/accounts/data/consents.ts";
import { mailKnownAddress } from "#lib/accounts/data/known-address.ts";
import { lockUser } from "#lib/accounts/data/reset-token.ts";
import { type RegistrationOrder, registrationOrder } from "#lib/accounts/domain/registration.ts";
import { SURVEY, TERMS } from "#lib/accounts/domain/terms.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { type Tx, transaction } from "#lib/platform/db.ts";
import type { Jobs } from "#lib/platform/queue.ts";
import { unseal } from "#lib/platform/seal.ts";
import { newId } from "#lib/shared/ids.ts";

/**
 * What runs for an `account.register` job: opens an account that waits for its activation, or brings a waiting one up to date, and
 * mails the link. The newest registration of an address wins, in whatever order the jobs run. An address with an account gets a mail
 * that says so; its account is not touched.
 */
export async function openRegistration({
  sealed,
  address,
}: Jobs["account.register"]): Promise<"opened" | "renewed" | "superseded" | "known" | "closed"> {
  const order = registrationOrder.parse(JSON.parse(unseal("registration", sealed)));
  return transaction(async (tx) => {
    // There may be no row to lock yet: two jobs for one new address take turns by the address.
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`registration ${order.email}`}, 0))::text`;
    const known = await tx.user.findUnique({ where: { loginEmail: order.email }, select: { id: true } });
    if (known) await lockUser(tx, known.id);
    const user = known && (await tx.user.findUniqueOrThrow({ where: { id: known.id } }));
    if (user && user.status !== "PENDING") {
      await keep(tx, user.id, true, address);
      await mailKnownAddress(tx, user, user.status);
      return user.status === "ACTIVE" ? "known" : "closed";
    }
    if (user && (await isSuperseded(tx, user.id, order.at))) return "superseded";
    const pending = await write(tx, user?.id ?? null, order);
    const at = now();
    await keep(tx, pending.id, false, address);
    await consent(tx, pending.id, order);
    await sendActivationIn(tx, { user: pending, at, address });
    return user ? "renewed" : "opened";
  });
}

/** True when a registration as new as this one was kept already: each leaves its consents under the time it was sent. */
async function isSuperseded(tx: Tx, userId: string, sentAt: number): Promise<boolean> {
  const newer = await tx.consent.findFirst({ where: { userId, kind: "TERMS", at: { gte: new Date(sentAt) } } });
  return newer !== null;
}

function write(tx: Tx, id: string | null, order: RegistrationOrder) {
  const { firstName, lastName, phone, contactEmail, locale } = order;
  const data = { firstName, lastName, phone, contactEmail, locale, contactVerified: false };
  return id
    ? tx.user.update({ where: { id }, data })
    : tx.user.create({ data: { id: newId(), loginEmail: order.email, ...data } });
}

async function consent(tx: Tx, userId: string, { survey, locale, at }: RegistrationOrder): Promise<void> {
  const common = { userId, locale, at: new Date(at) };
  await addConsent(tx, { ...common, kind: "TERMS", text: TERMS, given: true });
  if (survey !== null) await addConsent(tx, { ...common, kind: "SURVEY", text: SURVEY, given: survey });
}

function keep(tx: Tx, userId: string, known: boolean, address: string | null): Promise<void> {
  return recordAudit(tx, { type: "account.registered", detail: { known }, userId, address });
}
