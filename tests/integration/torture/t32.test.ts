import { expect, it } from "vitest";
import { T32 } from "#torture/t32.ts";

it("T-32 sessions end when they must, and only then (sample)", async () => {
  if (T32.needs !== "database") throw new Error("T-32 needs a database only");
  expect(await T32.run("sample")).toMatchObject({ pass: true, found: "all held" });
}, 120_000);
