import { getTranslations } from "next-intl/server";
import { CODE_MINUTES, maskEmail, type ProofKind } from "#lib/accounts/index.ts";
import { BRAND } from "#lib/shared/brand.ts";

/** What to do to give a proof of this kind. */
export async function proveLead(kind: ProofKind, email: string, codeSent: boolean): Promise<string> {
  const [t, mailed] = await Promise.all([getTranslations("prove"), getTranslations("signInCode")]);
  const values = { email: maskEmail(email), minutes: CODE_MINUTES };
  if (kind === "EMAIL") return codeSent ? mailed("lead", values) : t("EMAIL.lead", values);
  return kind === "TOTP" ? t("TOTP.lead", { brand: BRAND.name }) : t(`${kind}.lead`);
}
