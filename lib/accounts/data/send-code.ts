import "server-only";
import { codeHash, newCode } from "#lib/accounts/data/tokens.ts";
import { CODE_MINUTES } from "#lib/accounts/domain/code.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { queueMail } from "#lib/notifications/index.ts";
import type { Tx } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";

export type CodeRecipient = { id: string; loginEmail: string; firstName: string; locale: string };

type Order = { user: CodeRecipient; sessionId: string; at: Date; template?: "signInCode" | "proofCode" };

/** Makes a code for a session, half or open, and hands the mail to the queue, in the caller's transaction. Codes sent before stop working. */
export async function sendCodeIn(tx: Tx, { user, sessionId, at, template = "signInCode" }: Order): Promise<void> {
  const code = newCode();
  await tx.verificationToken.updateMany({
    where: { userId: user.id, purpose: "EMAIL_CODE", sessionId, usedAt: null },
    data: { usedAt: at },
  });
  await tx.verificationToken.create({
    data: {
      id: newId(at.getTime()),
      userId: user.id,
      purpose: "EMAIL_CODE",
      tokenHash: codeHash(sessionId, code),
      sessionId,
      createdAt: at,
      expiresAt: new Date(at.getTime() + CODE_MINUTES * 60_000),
    },
  });
  await recordAudit(tx, { type: "account.codeSent", detail: {}, userId: user.id, sessionId });
  await queueMail(tx, {
    to: user.loginEmail,
    locale: user.locale,
    template,
    params: { firstName: user.firstName, minutes: String(CODE_MINUTES) },
    secrets: { code },
  });
}
