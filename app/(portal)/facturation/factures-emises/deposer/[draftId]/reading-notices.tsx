import { useTranslations } from "next-intl";
import { ReportBlock } from "#components/einvoice/report-block.tsx";
import type { ReportView } from "#components/einvoice/view.ts";
import { Details } from "#components/ui/blocks.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { DOCUMENT_REFUSALS, type ExtractionState, type ReadingWarning } from "#lib/documents/index.ts";

type Props = { extraction: ExtractionState | null; report: ReportView | null };

/** What the person should know of the reading before trusting the form: that it failed, found nothing, or has doubts. */
export function ReadingNotices({ extraction, report }: Props) {
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
  const nothing = Object.values(reading.fields).every((field) => field === null);
  const blurred: ReadingWarning[] = extraction.blurredPage
    ? [{ code: "BLURRED", params: { page: extraction.blurredPage } }]
    : [];
  const told = [...blurred, ...reading.warnings];
  const codes = [...new Map(told.map((warning) => [warning.code, warning])).values()];
  const broken = report?.findings.some(({ tone }) => tone !== "neutral") ?? false;
  return (
    <>
      {nothing && <Notice tone="warn">{t("nothingRead")}</Notice>}
      {codes.length > 0 && (
        <Notice tone="warn" title={t("warnings")}>
          <ul>
            {codes.map(({ code, params }) => (
              <li key={code}>{t(`readWarnings.${code}`, { read: 0, pages: 0, page: 1, ...params })}</li>
            ))}
          </ul>
        </Notice>
      )}
      {report && (
        <Details summary={t("reportTitle")} open={broken}>
          <ReportBlock report={report} />
        </Details>
      )}
    </>
  );
}
