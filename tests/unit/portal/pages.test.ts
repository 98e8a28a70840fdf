import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PORTAL_APPLICATIONS } from "#lib/portal/public.ts";

describe("F-7: an application of the catalogue", () => {
  it.each(PORTAL_APPLICATIONS.map(({ code, href }) => [code, href]))("%s has a page at %s", (_code, href) => {
    expect(["(portal)", "(public)"].some((group) => existsSync(`app/${group}${href}/page.tsx`))).toBe(true);
  });
});
