import type { FieldProblem } from "#lib/shared/result.ts";

export type PublishedEngagement = { readonly number: string; readonly label: string | null };

/** At one time; a longer list is pasted in parts. */
export const MOST_ENGAGEMENTS = 1000;
const [LONGEST_NUMBER, LONGEST_LABEL] = [50, 255];
/** Engagements of the State are ten digits (domain reference § 6). */
const OF_THE_STATE = /^\d{10}$/;

/**
 * A list as it is pasted from a spreadsheet: a line for each, the number, then its label after a tab or a semicolon. Of a number that stands
 * twice the last line counts. Every line that cannot be taken is told, and then none is.
 */
export function readEngagements(
  text: string,
  ofTheState: boolean,
): { readonly engagements: readonly PublishedEngagement[]; readonly problems: readonly FieldProblem[] } {
  const found = new Map<string, PublishedEngagement>();
  const problems: FieldProblem[] = [];
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const [first = "", ...rest] = line.split(/[;\t]/);
    const [number, label] = [first.trim(), rest.join(" ").trim()];
    if (number === "") {
      problems.push(lineProblem("ENGAGEMENT_NO_NUMBER", index + 1, line.trim()));
      continue;
    }
    const wrong =
      number.length > LONGEST_NUMBER || label.length > LONGEST_LABEL || (ofTheState && !OF_THE_STATE.test(number));
    if (wrong) problems.push(lineProblem(ofTheState ? "ENGAGEMENT_OF_STATE" : "ENGAGEMENT_LINE", index + 1, number));
    else found.set(number, { number, label: label || null });
  }
  if (found.size > MOST_ENGAGEMENTS)
    problems.push({ field: "list", code: "ENGAGEMENTS_TOO_MANY", params: { max: MOST_ENGAGEMENTS } });
  if (found.size === 0 && problems.length === 0) problems.push({ field: "list", code: "REQUIRED" });
  return { engagements: [...found.values()], problems: problems.slice(0, 1) };
}

const lineProblem = (code: string, line: number, value: string): FieldProblem => ({
  field: "list",
  code,
  params: { line, value: value.slice(0, 40) },
});
