import "server-only";
import type { Origin } from "#lib/accounts/data/sessions.ts";
import { type IdentityInput, identityInput } from "#lib/accounts/domain/own-schemas.ts";
import type { Self } from "#lib/accounts/domain/self.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

const FIELDS = ["firstName", "lastName", "phone"] as const;

/** Changes one's name and telephone. Saving what was there already changes and records nothing. */
export async function changeIdentity(
  self: Self,
  input: IdentityInput,
  from: Origin,
): Promise<Result<null, "INVALID_INPUT" | "SESSION_ENDED">> {
  const read = readInput(identityInput, input);
  if (!read.ok) return read;
  const next = { ...read.data, phone: read.data.phone || null };
  return transaction<Result<null, "SESSION_ENDED">>(async (tx) => {
    const before = await tx.user.findUnique({ where: { id: self.userId, status: "ACTIVE" } });
    if (!before) return abort(refuse("SESSION_ENDED"));
    const fields = FIELDS.filter((field) => before[field] !== next[field]);
    if (fields.length === 0) return ok(null);
    await tx.user.update({ where: { id: self.userId }, data: next });
    await recordAudit(tx, {
      type: "account.identityChanged",
      detail: { fields },
      ...self,
      address: from.address,
    });
    return ok(null);
  });
}
