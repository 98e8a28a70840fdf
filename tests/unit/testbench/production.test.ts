import { afterEach, describe, expect, it, vi } from "vitest";
import { roleHere } from "#lib/access/domain/staff.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The guard of the bench's page, in a process of this profile: its configuration is read again. */
async function guardIn(profile: string): Promise<() => void> {
  const given = {
    CHORALE_PROFILE: profile,
    DATABASE_URL: "postgresql://localhost/chorale",
    AUTH_SECRET: "s".repeat(32),
    APP_ORIGIN: "https://portail.example",
    SMTP_URL: "smtp://relay",
    STORAGE_DIR: "/srv/documents",
  };
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
  vi.resetModules();
  return (await import("#app/(portal)/essais/refuse-in-production.ts")).refuseInProduction;
}

describe("the bench of testers", () => {
  it("answers 404 in production, and stands in demonstration and qualification", async () => {
    const production = await guardIn("production");
    expect(production).toThrow(expect.objectContaining({ digest: "NEXT_HTTP_ERROR_FALLBACK;404" }));
    for (const profile of ["demo", "qualification"]) expect(await guardIn(profile)).not.toThrow();
  });

  it("has no tester in production: the menu does not show what is not there", () => {
    expect([roleHere("TESTER", false), roleHere("TESTER", true)]).toEqual(["NONE", "TESTER"]);
    expect(roleHere("ADMIN", false)).toBe("ADMIN");
  });
});
