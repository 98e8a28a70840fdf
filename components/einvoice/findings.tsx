import { useTranslations } from "next-intl";
import { Badge, type Tone } from "#components/ui/status.tsx";
import type { Finding } from "#lib/documents/index.ts";

type Props = { findings: readonly Finding[]; more: number };

/** What is broken, worst first: official id, sentence with what to do, where. The same said under two ids is said once. */
export function Findings({ findings, more }: Props) {
  const t = useTranslations("einvoice");
  const said = useSentences();
  const groups = Map.groupBy(findings, (finding) => `${finding.severity}|${said(finding)}`);
  const list = [...groups].map(([key, same]) => ({ key, same, worst: WORST.indexOf(same[0]?.severity ?? "advice") }));
  list.sort((a, b) => a.worst - b.worst);
  return (
    <ul className="findings">
      {list.map(({ key, same }) => {
        const [first] = same;
        if (!first) return null;
        const ids = [...new Set(same.map(({ rule }) => rule))].join(", ");
        const places = [
          ...new Set(same.filter(({ line }) => line !== null).map(({ path, line }) => `${line}|${path}`)),
        ];
        return (
          <li key={key}>
            <Badge tone={TONES[first.severity]}>{t(`severity.${first.severity}`)}</Badge>
            <p>
              <strong>{ids}</strong> {said(first)}
            </p>
            {places.length > 0 && (
              <ul className="findings-places">
                {places.slice(0, PLACES).map((place) => {
                  const [line = "", path = ""] = place.split("|");
                  return <li key={place}>{t("at", { line, path: path.replaceAll("/", "/\u200b") })}</li>;
                })}
                {places.length > PLACES && <li>{t("morePlaces", { count: places.length - PLACES })}</li>}
              </ul>
            )}
          </li>
        );
      })}
      {more > 0 && <li>{t("more", { count: more })}</li>}
    </ul>
  );
}

const WORST = ["blocks", "broken", "advice"];
const TONES = { blocks: "stop", broken: "warn", advice: "neutral" } as const satisfies Record<
  Finding["severity"],
  Tone
>;
/** Places named under one sentence. */
const PLACES = 3;

/** The sentence of a finding, with the names of the terms in words. */
function useSentences(): (finding: Finding) => string {
  const t = useTranslations("einvoice");
  const named = (term: string) =>
    t.has(`terms.${term}` as "terms.BT-1") ? `${t(`terms.${term}` as "terms.BT-1")} (${term})` : term;
  return (finding) => {
    const params = { ...NOTHING, ...finding.params };
    if (finding.kind === "file") {
      const profile = finding.params.profile;
      return t(`defects.${finding.rule}`, {
        ...params,
        profile: profile ? t(`profiles.${profile}` as "profiles.BASIC") : "",
      });
    }
    const field = named(finding.term);
    const sentence = t(`broken.${finding.sentence}`, { ...params, field, other: named(params.other) });
    return sentence.charAt(0).toUpperCase() + sentence.slice(1);
  };
}

const NOTHING = {
  ...{ other: "", value: "", list: "", expected: "", found: "", category: "", rate: "", start: "", end: "" },
  ...{ attribute: "", currency: "", name: "", space: "", specification: "", attachment: "", count: "" },
};
