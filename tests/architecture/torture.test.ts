import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const rows = globSync("torture/t[0-9]*.ts").map((file) => file.replaceAll("\\", "/"));
const listed = readFileSync("torture/rows.ts", "utf8");
const tests = [...globSync("tests/integration/torture/*.test.ts"), ...globSync("e2e/*.spec.ts")].map((file) =>
  readFileSync(file, "utf8"),
);
const security = readFileSync("docs/security.md", "utf8");

describe("every row of the torture", () => {
  it("exists at all", () => {
    expect(rows.length).toBeGreaterThan(4);
  });

  it.each(rows)("%s is listed, is run as a sample by a test, and is told in docs/security.md", (file) => {
    const importLine = `"#${file}"`;
    expect(listed).toContain(importLine);
    expect(tests.filter((text) => text.includes(importLine) && text.includes('"sample"'))).not.toEqual([]);
    expect(security).toContain(`| T-${file.match(/\d+/)?.[0]} `);
  });
});
