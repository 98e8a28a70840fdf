import { describe, expect, it } from "vitest";
import { availability, dayLevel } from "#lib/health/domain/days.ts";
import { incidentMove } from "#lib/health/domain/incidents.ts";
import { type HealthLevel, levelOf, levelOfAll, NO_ANSWER, worst } from "#lib/health/domain/parts.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 4, minute));
/** One letter a minute, the oldest first. */
const measures = (letters: string) =>
  [...letters]
    .map((letter, index) => ({
      minute: at(index),
      level: ({ u: "UP", s: "SLOW", d: "DOWN" } as const)[letter] as HealthLevel,
    }))
    .reverse();

describe("F-157 an incident follows from the measures alone", () => {
  it.each([
    ["", null, null],
    ["uuu", null, null],
    ["uud", null, null],
    ["udu", null, null],
    ["usd", null, { kind: "open", at: at(1), level: "DOWN" }],
    ["uss", null, { kind: "open", at: at(1), level: "SLOW" }],
    ["ssd", "SLOW", { kind: "worsen" }],
    ["dds", "DOWN", null],
    ["duu", "DOWN", null],
    ["duuu", "DOWN", { kind: "close", at: at(1) }],
    ["dudu", "DOWN", null],
  ] as const)("after %j with %j open", (letters, open, expected) => {
    expect(incidentMove(measures(letters), open)).toEqual(expected);
  });
});

describe("F-7 what is said of an application", () => {
  const needs = ["web", "database", "storage"] as const;
  const said = (storage?: "UP" | "SLOW" | "DOWN") =>
    levelOfAll(needs, { web: "UP", database: "UP", mail: "DOWN", ...(storage ? { storage } : {}) });

  it("is « Disponible » only when every part behind it was measured to work, whatever happens to others", () => {
    expect(said("UP")).toBe("UP");
    expect(said("SLOW")).toBe("SLOW");
    expect(said("DOWN")).toBe("DOWN");
    expect(said()).toBeNull();
    expect(levelOfAll(needs, { storage: "DOWN" })).toBe("DOWN");
    expect(levelOfAll(needs, {})).toBeNull();
  });
});

describe("F-157 what a measure and a day are", () => {
  it("sorts a value by the limits of its part", () => {
    expect([levelOf("web", 100), levelOf("web", 2_000), levelOf("web", NO_ANSWER)]).toEqual(["UP", "SLOW", "DOWN"]);
    expect([worst([]), worst(["UP", "SLOW"]), worst(["DOWN", "UP"])]).toEqual([null, "SLOW", "DOWN"]);
  });

  it("colours a day by what lasted, and counts only what was measured", () => {
    expect(dayLevel({ up: 0, slow: 0, down: 0 })).toBe("UNMEASURED");
    expect(dayLevel({ up: 1439, slow: 0, down: 1 })).toBe("UP");
    expect(dayLevel({ up: 1430, slow: 9, down: 1 })).toBe("SLOW");
    expect(dayLevel({ up: 1430, slow: 0, down: 2 })).toBe("DOWN");
    expect(availability([])).toBeNull();
    expect(availability([{ up: 90, slow: 5, down: 5 }])).toBeCloseTo(0.95);
  });
});
