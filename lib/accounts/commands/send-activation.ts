import "server-only";
import { addressOfActivation, sendActivationIn } from "#lib/accounts/data/activation.ts";
import { mailKnownAddress } from "#lib/accounts/data/known-address.ts";
import { lockUser } from "#lib/accounts/data/reset-token.ts";
import { activationOrder } from "#lib/accounts/domain/registration.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { transaction } from "#lib/platform/db.ts";
import type { Jobs } from "#lib/platform/queue.ts";
import { unseal } from "#lib/platform/seal.ts";

/**
 * What runs for an `account.activation` job: another link to an account that waits, a mail that says so to one that does not, and
 * nothing to an address that nobody registered.
 */
export async function sendActivation({
  sealed,
  address,
}: Jobs["account.activation"]): Promise<"sent" | "known" | "closed" | "unknown"> {
  const order = activationOrder.parse(JSON.parse(unseal("activation", sealed)));
  return transaction(async (tx) => {
    const loginEmail = "email" in order ? order.email : await addressOfActivation(tx, order.token);
    const found = loginEmail && (await tx.user.findUnique({ where: { loginEmail }, select: { id: true } }));
    if (!found) return "unknown";
    await lockUser(tx, found.id);
    const user = await tx.user.findUniqueOrThrow({ where: { id: found.id } });
    if (user.status === "PENDING") {
      await sendActivationIn(tx, { user, at: now(), address });
      return "sent";
    }
    await mailKnownAddress(tx, user, user.status);
    return user.status === "ACTIVE" ? "known" : "closed";
  });
}
