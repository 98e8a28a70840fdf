import { useTranslations } from "next-intl";
import { isMotif } from "#lib/invoices/domain/motifs.ts";

/** The motif in words, and what a person wrote with it. A motif this version does not know is shown as its code. */
export function Reason({ motif, comment }: { motif: string | null; comment: string | null }) {
  const t = useTranslations("invoices");
  if (!motif && !comment) return null;
  return (
    <div className="reason">
      {motif && (
        <p>
          <span className="muted">{t("sheet.motif")}</span> {isMotif(motif) ? t(`motifs.${motif}`) : motif}
        </p>
      )}
      {comment && <blockquote>{comment}</blockquote>}
    </div>
  );
}
