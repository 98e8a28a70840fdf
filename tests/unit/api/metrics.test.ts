import { expect, it } from "vitest";
import { metricsText } from "#app/api/mesures/metrics-text.ts";

it("tells a monitoring system how long the queues are and what readings cost, and no figure of what was not read", () => {
  const text = metricsText(
    [{ queue: "documents.read", state: "created", jobs: 12 }],
    [
      { kind: "image", readings: 3, failures: 1, median: 1200.04, p95: 2400 },
      { kind: "pdf-text", readings: 0, failures: 2, median: null, p95: null },
    ],
  );
  expect(text.split("\n").filter((line) => line && !line.startsWith("#"))).toEqual([
    'chorale_jobs{queue="documents.read",state="created"} 12',
    'chorale_readings{kind="image",outcome="done"} 3',
    'chorale_readings{kind="image",outcome="failed"} 1',
    'chorale_readings{kind="pdf-text",outcome="done"} 0',
    'chorale_readings{kind="pdf-text",outcome="failed"} 2',
    'chorale_reading_milliseconds{kind="image",quantile="0.5"} 1200.0',
    'chorale_reading_milliseconds{kind="image",quantile="0.95"} 2400.0',
  ]);
  // Each series says what it is, once.
  const types = [...text.matchAll(/^# TYPE (\w+) gauge$/gm)].map(([, name]) => name);
  expect(types).toEqual(["chorale_jobs", "chorale_readings", "chorale_reading_milliseconds"]);
  expect(text.endsWith("\n")).toBe(true);
});
