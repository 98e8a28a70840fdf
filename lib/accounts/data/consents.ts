import "server-only";
import type { AgreedText } from "#lib/accounts/domain/terms.ts";
import { recordAudit } from "#lib/audit/index.ts";
import type { Tx } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import type { Locale } from "#lib/shared/preferences.ts";

export type NewConsent = {
  readonly userId: string;
  readonly kind: "TERMS" | "SURVEY";
  readonly text: AgreedText;
  readonly locale: Locale;
  readonly given: boolean;
  readonly at: Date;
};

/** Adds what a person agreed to, or withdrew: the last row of a kind is the one in force. */
export async function addConsent(tx: Tx, { userId, kind, text, locale, given, at }: NewConsent): Promise<void> {
  const { version, hash } = text;
  await tx.consent.create({
    data: { id: newId(at.getTime()), userId, kind, version, hash: hash[locale], given, at },
  });
  await recordAudit(tx, { type: "account.consentChanged", detail: { kind, version, given }, userId });
}
