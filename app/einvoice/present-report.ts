import "server-only";
import { getTranslations } from "next-intl/server";
import type { FindingView, ReportView } from "#components/einvoice/view.ts";
import type { EInvoiceReport, Finding } from "#lib/documents/index.ts";

const WORST = ["blocks", "broken", "advice"];
const TONES = { blocks: "stop", broken: "warn", advice: "neutral" } as const;
/** Places named under one sentence. */
const PLACES = 3;

/** The names that rules and terms have in the catalogue are data, so that block is read by name here, and only here. */
type Sentences = {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  has(key: string): boolean;
};

/** A report in words, worst first. The same said under two ids (BR-33 and BR-CO-21) is said once. */
export async function presentReport(report: EInvoiceReport): Promise<ReportView> {
  const t = (await getTranslations("einvoice")) as unknown as Sentences;
  const broken = new Set(report.findings.filter(({ severity }) => severity !== "advice").map(({ rule }) => rule)).size;
  const groups = Map.groupBy(report.findings, (finding) => `${finding.severity}|${sentenceOf(finding, t)}`);
  const sorted = [...groups.values()].sort((a, b) => rank(a) - rank(b));
  const notes = [
    ...(report.more > 0 ? [t("more", { count: report.more })] : []),
    ...(report.profile && report.rulesLeftOut > 0 ? [t("leftOut", { count: report.rulesLeftOut })] : []),
  ];
  const profile = report.profile ? t(`profiles.${report.profile}`) : "";
  return {
    summary: report.profile ? t("reportFor", { count: broken, rules: report.rulesChecked, profile }) : t("unread"),
    findings: sorted.flatMap((same) => presented(same, t)),
    notes,
  };
}

const rank = ([first]: readonly Finding[]) => WORST.indexOf(first?.severity ?? "advice");

function presented(same: readonly Finding[], t: Sentences): FindingView[] {
  const [first] = same;
  if (!first) return [];
  const places = [
    ...new Set(
      same.flatMap(({ line, path }) =>
        line === null ? [] : [t("at", { line: String(line), path: path.replaceAll("/", "/\u200b") })],
      ),
    ),
  ];
  const rest = places.length - PLACES;
  return [
    {
      tone: TONES[first.severity],
      severity: t(`severity.${first.severity}`),
      ids: [...new Set(same.map(({ rule }) => rule))].join(", "),
      sentence: sentenceOf(first, t),
      places: [...places.slice(0, PLACES), ...(rest > 0 ? [t("morePlaces", { count: rest })] : [])],
    },
  ];
}

function sentenceOf(finding: Finding, t: Sentences): string {
  if (finding.kind === "file") {
    const { profile } = finding.params;
    return t(`defects.${finding.rule}`, {
      ...finding.params,
      ...(profile ? { profile: t(`profiles.${profile}`) } : {}),
    });
  }
  const named = (term: string) => (t.has(`terms.${term}`) ? `${t(`terms.${term}`)} (${term})` : term);
  const sentence = t(`broken.${finding.sentence}`, {
    ...finding.params,
    field: named(finding.term),
    other: named(finding.params.other ?? ""),
  });
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
