"use client";

import { useDraft } from "#components/invoices/deposit/form-context.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";

/** « Cette facture sera-t-elle acceptée ? »: everything that would have it refused, and what deserves a look, each with where to mend it. */
export function Preflight() {
  const { live, words } = useDraft();
  const blocking = live.problems.filter((problem) => problem.blocking);
  const advisory = live.problems.filter((problem) => !problem.blocking);
  const summary = useSummary(blocking.length);
  return (
    <section className="preflight" aria-labelledby="avant-envoi">
      <h2 id="avant-envoi">{words.preflight}</h2>
      <p className="preflight-summary" data-ready={blocking.length === 0} role="status">
        <Icon name={blocking.length === 0 ? "check" : "warning"} />
        {summary}
      </p>
      <p className="preflight-score">
        <meter min={0} max={100} low={50} high={90} optimum={100} value={live.score} aria-hidden="true" />
        <strong>{words.score.replace("{score}", String(live.score))}</strong>
        <small className="muted">{words.scoreHelp}</small>
      </p>
      {blocking.length === 0 && live.risk && <p>{live.risk}</p>}
      <ProblemList title={words.mustMend} problems={blocking} />
      <ProblemList title={words.shouldCheck} problems={advisory} />
    </section>
  );
}

function useSummary(count: number): string {
  const { words } = useDraft();
  if (count === 0) return words.readyToSend;
  return count === 1 ? words.oneToMend : words.toMend.replace("{count}", String(count));
}

/** The same in one line, in the bar that stays in sight, with the way to the list. */
export function PreflightCount() {
  const { live } = useDraft();
  const count = live.problems.filter((problem) => problem.blocking).length;
  const summary = useSummary(count);
  return (
    <a className="preflight-summary" data-ready={count === 0} href="#avant-envoi">
      <Icon name={count === 0 ? "check" : "warning"} />
      {summary}
    </a>
  );
}

function ProblemList({
  title,
  problems,
}: {
  title: string;
  problems: ReturnType<typeof useDraft>["live"]["problems"];
}) {
  if (problems.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.field} ${problem.text}`}>
            <a className="link" href={`#${problem.target}`}>
              {problem.text}
            </a>
            {problem.link && (
              <>
                {" "}
                <Link href={problem.link.href}>{problem.link.text}</Link>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
