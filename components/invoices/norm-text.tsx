import { useTranslations } from "next-intl";
import type { NormCode } from "#lib/invoices/public.ts";

/** « AFNOR 203 – Mise à disposition », beside a status; nothing when there is no code to show. */
export function NormText({ code }: { code: NormCode | null }) {
  const t = useTranslations("invoices");
  return code && <small className="muted norm-code">{t("norm", { code, name: t(`normCodes.${code}`) })}</small>;
}
