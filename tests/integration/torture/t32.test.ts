import { expect, it } from "vitest";
import { t32 } from "#torture/t32.ts";

it("T-32 sessions end when they must, and only then (sample)", async () => {
  if (t32.needs !== "database") throw new Error("T-32 needs a database only");
  expect(await t32.run("sample")).toMatchObject({ pass: true, found: "all held" });
}, 120_000);
