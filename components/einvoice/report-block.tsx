import type { ReportView } from "#components/einvoice/view.ts";
import { Badge } from "#components/ui/status.tsx";

/** How many rules were checked, and each that is broken: official id, sentence, where. Pure markup, for both sides. */
export function ReportBlock({ report }: { report: ReportView }) {
  return (
    <>
      <p>{report.summary}</p>
      {report.findings.length > 0 && (
        <ul className="findings">
          {report.findings.map(({ tone, severity, ids, sentence, places }) => (
            <li key={`${ids} ${sentence}`}>
              <Badge tone={tone}>{severity}</Badge>
              <p>
                <strong>{ids}</strong> {sentence}
              </p>
              {places.length > 0 && (
                <ul className="findings-places">
                  {places.map((place) => (
                    <li key={place}>{place}</li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
      {report.notes.map((note) => (
        <p key={note} className="field-help">
          {note}
        </p>
      ))}
    </>
  );
}
