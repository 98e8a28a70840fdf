import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { checkOrigin } from "#lib/actions/check-origin.ts";
import { runAction } from "#lib/actions/run-action.ts";
import { ok, refuse } from "#lib/shared/result.ts";

beforeAll(() => {
  process.env.DATABASE_URL = "postgresql://nowhere/none";
  process.env.AUTH_SECRET = "unit-tests-secret-of-enough-length-1234";
  process.env.LOG_LEVEL = "silent";
});

const OURS = { origin: "http://localhost:3000", host: "localhost:3000" };
const schema = z.object({ name: z.string().min(1, "REQUIRED") });

type Over = Partial<Parameters<typeof runAction<string, typeof schema, string>>[0]>;

function run(over: Over = {}) {
  const calls: string[] = [];
  const result = runAction<string, typeof schema, string>({
    headers: new Headers(OURS),
    who: async () => "camille",
    schema,
    raw: { name: "x" },
    work: async (who, input) => {
      calls.push(`${who} ${input.name}`);
      return ok("done");
    },
    rethrow: () => undefined,
    ...over,
  });
  return { calls, result };
}

describe("T-27 checkOrigin", () => {
  it.each([
    ["another site", { origin: "https://evil.example", host: "localhost:3000" }],
    ["no origin", { host: "localhost:3000" }],
    ["a null origin", { origin: "null", host: "localhost:3000" }],
    ["another port", { origin: "http://localhost:4000", host: "localhost:3000" }],
    ["our name as a prefix", { origin: "http://localhost:3000.evil.example", host: "localhost:3000" }],
    ["our name with a path", { origin: "http://localhost:3000/", host: "localhost:3000" }],
    ["our name as a user", { origin: "http://localhost:3000@evil.example", host: "localhost:3000" }],
    ["another scheme", { origin: "ftp://localhost:3000", host: "localhost:3000" }],
    ["an empty origin", { origin: "", host: "localhost:3000" }],
  ])("refuses %s", (_, headers) => {
    expect(checkOrigin(new Headers(headers as Record<string, string>))).toEqual({ ok: false, code: "FOREIGN_ORIGIN" });
  });

  it("accepts the portal's own pages", () => {
    expect(checkOrigin(new Headers(OURS)).ok).toBe(true);
  });
});

describe("runAction", () => {
  it("refuses a foreign origin before asking who it is", async () => {
    let asked = false;
    const { result, calls } = run({
      headers: new Headers({ origin: "https://evil.example", host: "localhost:3000" }),
      who: async () => {
        asked = true;
        return "camille";
      },
    });
    expect(await result).toMatchObject({ ok: false, code: "FOREIGN_ORIGIN" });
    expect(asked).toBe(false);
    expect(calls).toEqual([]);
  });

  it("refuses who is not signed in before looking at the input", async () => {
    const { result, calls } = run({ who: async () => null, raw: "nonsense" });
    expect(await result).toMatchObject({ ok: false, code: "SESSION_ENDED" });
    expect(calls).toEqual([]);
  });

  it("refuses an input with one problem per field", async () => {
    const { result, calls } = run({ raw: { name: "" } });
    expect(await result).toEqual({ ok: false, code: "INVALID_INPUT", fields: [{ field: "name", code: "REQUIRED" }] });
    expect(calls).toEqual([]);
  });

  it("hides the words of a schema that are no code", async () => {
    const { result } = run({ raw: { name: 4 } });
    expect(await result).toMatchObject({ fields: [{ field: "name", code: "INVALID" }] });
  });

  it("gives the command's own refusal as it is", async () => {
    const { result } = run({ work: async () => refuse("STALE", { params: { status: "REJETEE" } }) });
    expect(await result).toEqual({ ok: false, code: "STALE", params: { status: "REJETEE" } });
  });

  it("shows nothing of an unexpected error but a reference", async () => {
    const { result } = run({
      work: async () => {
        throw new Error("connection to 10.0.0.3 refused for iban FR76");
      },
    });
    const refusal = await result;
    expect(refusal).toMatchObject({ ok: false, code: "UNEXPECTED" });
    expect(JSON.stringify(refusal)).not.toMatch(/10\.0\.0\.3|FR76/);
    expect(JSON.stringify(refusal)).toMatch(/"reference":"[0-9a-f]{12}"/);
  });

  it("lets a redirection of the framework through", async () => {
    const redirection = new Error("NEXT_REDIRECT");
    const { result } = run({
      work: async () => {
        throw redirection;
      },
      rethrow: (error) => {
        throw error;
      },
    });
    await expect(result).rejects.toBe(redirection);
  });

  it("hands the person and the checked input to the command", async () => {
    const { result, calls } = run();
    expect(await result).toEqual({ ok: true, data: "done" });
    expect(calls).toEqual(["camille x"]);
  });
});
