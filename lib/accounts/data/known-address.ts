import "server-only";
import type { PendingUser } from "#lib/accounts/data/activation.ts";
import { queueMail } from "#lib/notifications/index.ts";
import type { Tx } from "#lib/platform/db.ts";
import { absoluteUrl } from "#lib/platform/origin.ts";
import { routes } from "#lib/shared/routes.ts";

/**
 * Tells whoever owns the mailbox that an account stands there already, in place of a link: by mail only, since whoever registers
 * must not learn it (quality bar T-34).
 */
export async function mailKnownAddress(tx: Tx, user: PendingUser, status: "ACTIVE" | "CLOSED"): Promise<void> {
  await queueMail(tx, {
    to: user.loginEmail,
    locale: user.locale,
    ...(status === "ACTIVE"
      ? {
          template: "alreadyRegistered" as const,
          params: { firstName: user.firstName, forgotten: absoluteUrl(routes.forgottenPassword()) },
          link: routes.signIn(),
        }
      : { template: "accountWasClosed" as const, params: { firstName: user.firstName } }),
  });
}
