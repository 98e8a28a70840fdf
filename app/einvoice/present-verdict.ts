import "server-only";
import { getTranslations } from "next-intl/server";
import { presentReport } from "#app/einvoice/present-report.ts";
import { presentSheet } from "#app/einvoice/present-sheet.ts";
import type { VerdictView } from "#components/einvoice/view.ts";
import type { Inspected } from "#lib/documents/index.ts";

/** The answer of the validator: valid, readable but against the norm, or unusable. */
export async function presentVerdict({ format, report, view }: Inspected, fileName: string): Promise<VerdictView> {
  const [t, formats, profiles] = await Promise.all([
    getTranslations("validator"),
    getTranslations("deposit"),
    getTranslations("einvoice"),
  ]);
  const has = (severity: string) => report.findings.some((finding) => finding.severity === severity);
  const verdict = has("blocks") ? "unusable" : has("broken") ? "broken" : "valid";
  const kind = format ? formats(`formats.${format.depositFormat}`) : "XML";
  const level = report.profile ? profiles(`profiles.${report.profile}`) : "none";
  return {
    tone: ({ unusable: "stop", broken: "warn", valid: "ok" } as const)[verdict],
    title: t(`verdicts.${verdict}`),
    text: t(`texts.${verdict}`, { name: fileName, kind, level, older: report.profile === "ZUGFERD1" ? "yes" : "no" }),
    rulesTitle: t("rulesTitle"),
    report: await presentReport(report),
    sheet: view && (await presentSheet(view)),
  };
}
