import { describe, expect, it } from "vitest";
import { RULES } from "#torture/support/matrix/rules.ts";
import { appRoutes } from "#torture/support/routes.ts";

describe("T-11 who gets in where", () => {
  it("is said by hand for every route of the app folder, and for none that is gone", () => {
    const routes = appRoutes().map(({ pattern }) => pattern);
    expect(routes.filter((pattern) => !Object.hasOwn(RULES, pattern))).toEqual([]);
    expect(Object.keys(RULES).filter((pattern) => !routes.includes(pattern))).toEqual([]);
  });
});
