import { useTranslations } from "next-intl";
import { Findings } from "#components/einvoice/findings.tsx";
import type { EInvoiceReport } from "#lib/documents/index.ts";

/** How many rules were checked, how many are broken, and each of these. */
export function ReportSummary({ report }: { report: EInvoiceReport }) {
  const t = useTranslations("einvoice");
  const broken = new Set(report.findings.filter(({ severity }) => severity !== "advice").map(({ rule }) => rule)).size;
  return (
    <>
      <p>
        {report.profile
          ? t("reportFor", { count: broken, rules: report.rulesChecked, profile: t(`profiles.${report.profile}`) })
          : t("unread")}
      </p>
      {report.findings.length > 0 && <Findings findings={report.findings} more={report.more} />}
      {report.profile && report.rulesLeftOut > 0 && (
        <p className="field-help">{t("leftOut", { count: report.rulesLeftOut })}</p>
      )}
    </>
  );
}
