import "server-only";
import { getTranslations } from "next-intl/server";

/** Categories of an attachment (domain reference § 8.6), the most common first. */
const CODES = ["PIECE_JOINTE", "BON_DE_COMMANDE", "BON_DE_LIVRAISON", "DOCUMENT_ANNEXE", "BORDEREAU_SUIVI"] as const;

export async function attachmentTypes(): Promise<{ value: string; label: string }[]> {
  const t = await getTranslations("deposit.fileTypes");
  return CODES.map((code) => ({ value: code, label: t(code) }));
}
