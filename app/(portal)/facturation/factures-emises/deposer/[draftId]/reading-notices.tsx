import { useTranslations } from "next-intl";
import { ReportSummary } from "#components/einvoice/report-summary.tsx";
import { Details } from "#components/ui/blocks.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { DOCUMENT_REFUSALS, type ExtractionState } from "#lib/documents/index.ts";

/** What the person should know of the reading before trusting the form: that it failed, found nothing, or has doubts. */
export function ReadingNotices({ extraction }: { extraction: ExtractionState | null }) {
  const t = useTranslations("deposit");
  const causes = useTranslations("errors");
  if (extraction?.status === "FAILED") {
    const code = DOCUMENT_REFUSALS.find((one) => one === extraction.failure) ?? "READER_CRASHED";
    const params = {
      length: 0,
      limit: 0,
      extension: "",
      expected: "",
      pages: 0,
      root: "",
      rules: "",
      width: 0,
      height: 0,
      signature: "",
    };
    return (
      <Notice tone="warn" title={t("failureTitle")}>
        {t("failureText", { cause: causes(code, params) })}
      </Notice>
    );
  }
  const reading = extraction?.reading;
  if (!reading) return null;
  if (Object.values(reading.fields).every((field) => field === null)) {
    return <Notice tone="warn">{t("nothingRead")}</Notice>;
  }
  const { report } = reading;
  const codes = [...new Map(reading.warnings.map((warning) => [warning.code, warning])).values()];
  const broken = report?.findings.some(({ severity }) => severity !== "advice") ?? false;
  return (
    <>
      {codes.length > 0 && (
        <Notice tone="warn" title={t("warnings")}>
          <ul>
            {codes.map(({ code, params }) => (
              <li key={code}>{t(`readWarnings.${code}`, { read: 0, pages: 0, ...params })}</li>
            ))}
          </ul>
        </Notice>
      )}
      {report && (
        <Details summary={t("reportTitle")} open={broken}>
          <ReportSummary report={report} />
        </Details>
      )}
    </>
  );
}
