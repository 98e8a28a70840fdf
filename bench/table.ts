import type { Row } from "#bench/row.ts";

const HEADINGS = ["measure", "value", "yardstick", "ratio", "bar", ""] as const;

/** Three significant digits, without an exponent. */
export function figure(value: number): string {
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(3, digits));
}

/** The rows as a text table; notes follow it, numbered. */
export function printTable(rows: readonly Row[]): string {
  const notes = [...new Set(rows.flatMap((row) => (row.note ? [row.note] : [])))];
  const mark = (row: Row) => (row.note ? ` [${notes.indexOf(row.note) + 1}]` : "");
  const cells = rows.map((row) => [
    row.name + mark(row),
    `${figure(row.value)} ${row.unit}`,
    row.yardstick ? `${figure(row.yardstick.value)} ${row.unit} ${row.yardstick.name}` : "–",
    row.ratio === undefined ? "–" : figure(row.ratio),
    row.bar ?? "–",
    verdict(row),
  ]);
  const widths = HEADINGS.map((heading, index) =>
    Math.max(heading.length, ...cells.map((line) => line[index]?.length ?? 0)),
  );
  const line = (texts: readonly string[]) => texts.map((text, index) => text.padEnd(widths[index] ?? 0)).join("  ");
  const rule = widths.map((width) => "─".repeat(width));
  const numbered = notes.map((note, index) => `[${index + 1}] ${note}`);
  return [line(HEADINGS), line(rule), ...cells.map(line), "", ...numbered].map((text) => text.trimEnd()).join("\n");
}

function verdict(row: Row): string {
  if (row.met === undefined) return "";
  if (row.met === null) return "not told";
  return row.met ? "met" : "NOT MET";
}
