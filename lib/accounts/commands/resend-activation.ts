import "server-only";
import { take } from "#lib/accounts/data/limits.ts";
import { openRequest } from "#lib/accounts/data/registration.ts";
import type { Origin } from "#lib/accounts/data/sessions.ts";
import { addressGroup } from "#lib/accounts/domain/address.ts";
import { isEmailAddress, normaliseEmail } from "#lib/accounts/domain/email.ts";
import { minutesLeft } from "#lib/accounts/domain/limits.ts";
import type { ActivationOrder } from "#lib/accounts/domain/registration.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { transaction } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/queue.ts";
import { seal } from "#lib/platform/seal.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type ActivationAgain = {
  /** The sealed request of a registration, or else the token of a link that does not work any more. */
  readonly request?: string | undefined;
  readonly token?: string | undefined;
  /** Or else an address, as somebody typed it who has neither; must look like one. */
  readonly email?: string | undefined;
  readonly from: Origin;
};

/**
 * « Renvoyer le lien » (feature F-19). As for a registration nobody is looked up here; a link that was never ours, an account that is
 * active and one that waits get the same answer.
 */
export async function resendActivation({
  request = "",
  token = "",
  email: typed,
  from,
}: ActivationAgain): Promise<Result<null, "TOO_MANY_ACTIVATIONS" | "REGISTRATION_FORGOTTEN">> {
  const email = openRequest(request, now()) ?? (typed && isEmailAddress(typed) ? normaliseEmail(typed) : null);
  if (!email && token === "") return refuse("REGISTRATION_FORGOTTEN");
  const fromAddress = await take("registerAddress", addressGroup(from.address ?? "unknown"));
  if (!fromAddress.allowed) return tooMany(fromAddress.msLeft, from);
  const again = await take("activationAgain", email ?? token);
  if (!again.allowed) return tooMany(again.msLeft, from);
  const order: ActivationOrder = email ? { email } : { token };
  await transaction((tx) =>
    enqueue(tx, "account.activation", { sealed: seal("activation", JSON.stringify(order)), address: from.address }),
  );
  return ok(null);
}

async function tooMany(msLeft: number, { address }: Origin) {
  await transaction((tx) =>
    recordAudit(tx, { type: "account.activationRefused", detail: { reason: "limited" }, outcome: "refused", address }),
  );
  return refuse("TOO_MANY_ACTIVATIONS", { params: { minutes: minutesLeft(msLeft) } });
}
