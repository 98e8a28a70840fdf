import "server-only";
import { take } from "#lib/accounts/data/limits.ts";
import type { Origin } from "#lib/accounts/data/sessions.ts";
import { addressGroup } from "#lib/accounts/domain/address.ts";
import { normaliseEmail } from "#lib/accounts/domain/email.ts";
import { minutesLeft } from "#lib/accounts/domain/limits.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { transaction } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/queue.ts";
import { seal } from "#lib/platform/seal.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/**
 * « Mot de passe oublié » (feature F-23). Nobody is looked up here: the address goes to the worker, which sends a mail or does
 * not. Whether the address has an account can therefore be read neither from the answer nor from its timing (quality bar T-34).
 */
export async function requestPasswordReset(input: {
  readonly email: string;
  readonly from: Origin;
}): Promise<Result<null, "TOO_MANY_RESETS">> {
  const { address } = input.from;
  const email = normaliseEmail(input.email);
  const fromAddress = await take("resetAddress", addressGroup(address ?? "unknown"));
  if (!fromAddress.allowed) return tooMany(fromAddress.msLeft, address);
  const forAccount = await take("resetAccount", email);
  if (!forAccount.allowed) return tooMany(forAccount.msLeft, address);
  await transaction((tx) => enqueue(tx, "account.resetPassword", { sealed: seal("password-reset", email), address }));
  return ok(null);
}

async function tooMany(msLeft: number, address: string | null) {
  await transaction((tx) =>
    recordAudit(tx, {
      type: "account.passwordResetRefused",
      detail: { reason: "limited" },
      outcome: "refused",
      address,
    }),
  );
  return refuse("TOO_MANY_RESETS", { params: { minutes: minutesLeft(msLeft) } });
}
