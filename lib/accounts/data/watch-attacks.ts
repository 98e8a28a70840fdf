import "server-only";
import { rolesWith } from "#lib/access/public.ts";
import { take } from "#lib/accounts/data/limits.ts";
import { addressGroup } from "#lib/accounts/domain/address.ts";
import { LIMITS } from "#lib/accounts/domain/limits.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { notify } from "#lib/notifications/index.ts";
import { transaction } from "#lib/platform/db.ts";
import { logger } from "#lib/platform/logger.ts";
import { routes } from "#lib/shared/routes.ts";

/** The one name under which alerts of single accounts are counted together. */
export const ALL_ACCOUNTS = "all accounts";

type Refused = {
  readonly email: string;
  /** Null when the address has no account. */
  readonly userId: string | null;
  readonly address: string | null;
};

/**
 * Tells staff once a day of an account that many networks guess at, and of a network that guesses at many accounts (quality bar
 * T-28). Called for every refused password, those included that a closed door refused unseen; an account and a network that
 * already met today cost one query. An attack on very many accounts at once is told for the first of them; the trail holds all.
 */
export async function watchAttacks({ email, userId, address }: Refused): Promise<void> {
  const network = addressGroup(address ?? "unknown");
  const met = await take("attackPair", email, network);
  if (!met.allowed) return;
  const networks = await take("attackNetworks", email);
  // Guessing at an address without an account harms nobody.
  if (networks.first && userId !== null) {
    await tell({ target: "account", name: email, userId, address, tries: LIMITS.attackNetworks.points + 1 });
  }
  const accounts = await take("attackAccounts", network);
  if (accounts.first) {
    await tell({ target: "address", name: network, userId: null, address, tries: LIMITS.attackAccounts.points + 1 });
  }
}

type Suspicion = {
  readonly target: "account" | "address";
  readonly name: string;
  readonly userId: string | null;
  readonly address: string | null;
  readonly tries: number;
};

async function tell({ target, name, userId, address, tries }: Suspicion): Promise<void> {
  const alert = target === "address" || (await take("attackAlerts", ALL_ACCOUNTS)).allowed;
  logger().warn({ target, userId, address, tries }, "attack suspected");
  await transaction(async (tx) => {
    await recordAudit(tx, {
      type: "account.attackSuspected",
      detail: { target, tries },
      outcome: "refused",
      address,
      ...(userId ? { subject: { type: "user", id: userId } } : {}),
    });
    if (!alert) return;
    const staff = await tx.user.findMany({
      where: { status: "ACTIVE", systemRole: { in: rolesWith("account.assist") } },
      select: { id: true },
    });
    await notify(tx, {
      userIds: staff.map((person) => person.id),
      type: target === "account" ? "account.attacked" : "account.sprayed",
      data: { target: name, tries: String(tries) },
      link: userId ? routes.adminAccount(userId) : routes.adminAccounts(),
    });
  });
}
