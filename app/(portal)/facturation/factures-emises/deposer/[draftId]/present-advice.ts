import "server-only";
import { getTranslations } from "next-intl/server";
import type { Problem } from "#components/invoices/deposit/view.ts";
import { controlId } from "#components/invoices/deposit/zones.ts";
import type { PastView } from "#lib/invoices/index.ts";

/** What this recipient sent back before, as points to look at: each with what to do, and the way to where it is done. */
export async function presentAdvice(past: PastView | null): Promise<Problem[]> {
  const [t, motifs] = await Promise.all([getTranslations("advice"), getTranslations("invoices.motifs")]);
  return (past?.advice ?? []).map(({ motif, field, from, count }) => ({
    field,
    target: field === "attachments" ? "pieces-jointes" : controlId(field),
    text: `${t(from, { count, motif: motifs(motif) })} ${t(`fix.${motif}`)}`,
    blocking: false,
    link: null,
  }));
}

/** The risk that it comes back, in words; null as long as nothing is known of the recipient. */
export async function presentRisk(past: PastView | null): Promise<string | null> {
  return past && (await getTranslations("advice"))(`risk.${past.risk}`);
}
