import { describe, expect, it } from "vitest";
import { formWith } from "#bench/form.ts";
import { javascriptRow, scriptsOf } from "#bench/javascript.ts";
import { growthRows, joinSamples, listRows } from "#bench/lists.ts";
import { parseOptions } from "#bench/options.ts";
import { figure, printTable } from "#bench/table.ts";

describe("what the benchmarks say", () => {
  it("refuses options it does not offer, and measures everything without any", () => {
    expect(() => parseOptions(["--only=lists,speed"])).toThrow(/"speed" is none of lists/);
    expect(() => parseOptions(["--size=2m"])).toThrow(/10k, 1m, 10m or both/);
    expect(parseOptions([]).sections.size).toBe(12);
    expect(parseOptions(["--size=10m"]).sizes).toEqual(["1m", "10m"]);
    expect(parseOptions(["--only=js", "--size=10k"])).toEqual({ sections: new Set(["js"]), sizes: ["10k"] });
  });

  it("prints each row beside its yardstick, with its bar and whether it is met", () => {
    const text = printTable([
      {
        name: "fast",
        value: 12.345,
        unit: "ms",
        yardstick: { name: "bare", value: 10 },
        ratio: 1.2345,
        bar: "≤ 3 ×",
        met: true,
      },
      { name: "slow", value: 1500, unit: "ms", bar: "≤ 80 ms", met: false, note: "why" },
      { name: "untold", value: 0.5, unit: "s", met: null, note: "why" },
      { name: "last", value: 1, unit: "s", note: "other" },
    ]);
    const lines = text.split("\n");
    expect(lines[2]).toMatch(/^fast +12\.3 ms +10\.0 ms bare +1\.23 +≤ 3 × +met$/);
    expect(lines[3]).toMatch(/^slow \[1\] +1500 ms +– +– +≤ 80 ms +NOT MET$/);
    expect(lines[4]).toMatch(/^untold \[1\].*not told$/);
    expect(lines[5]).toMatch(/^last \[2\]/);
    expect(lines.slice(-2)).toEqual(["[1] why", "[2] other"]);
    expect([figure(0), figure(0.01234), figure(1234.5)]).toEqual(["0", "0.012", "1235"]);
  });

  it("counts a bar as met only when it is", () => {
    const rows = listRows({ list: { query: [3.1], bare: [1] }, other: { query: [3], bare: [1] } }, "10 k");
    expect(rows.map((row) => row.met)).toEqual([false, true]);
    const growth = growthRows({ list: { query: [10], bare: [] } }, { list: { query: [16], bare: [] } }, [
      "10 k",
      "1 M",
    ]);
    expect(growth[0]).toMatchObject({ ratio: 1.6, met: false });
    const page = { bytes: 135_001, files: 5 };
    expect(javascriptRow("home", page, { bytes: 130_000, files: 4 }, 135).met).toBe(false);
  });

  it("puts the samples of several passes together", () => {
    const pass = { list: { query: [1], bare: [2] } };
    expect(joinSamples([pass, pass])).toEqual({ list: { query: [1, 1], bare: [2, 2] } });
    expect(pass.list.query).toEqual([1]);
  });

  it("finds the scripts of a page, each once, without those for old browsers", () => {
    const html = `<script src="/a.js" async=""></script><script nomodule="" src="/old.js"></script>
      <script src="/a.js"></script><script>inline</script><script src="/b.js?x=1&amp;y=2"></script>`;
    expect(scriptsOf(html, "http://localhost:1/page")).toEqual([
      "http://localhost:1/a.js",
      "http://localhost:1/b.js?x=1&y=2",
    ]);
  });

  it("reads the form that holds a field, with its hidden values", () => {
    const html = `<form action="/other"><input name="q"></form>
      <form action="" method="POST"><input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:1}"/><input name="password"/></form>`;
    expect(formWith(html, "password", "http://localhost:1/connexion")).toEqual({
      action: "http://localhost:1/connexion",
      fields: { "$ACTION_1:0": '{"id":1}' },
      names: ["$ACTION_1:0", "password"],
    });
    expect(() => formWith(html, "code", "http://localhost:1/connexion")).toThrow(/no form/);
  });
});
