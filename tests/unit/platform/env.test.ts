import { describe, expect, it } from "vitest";
import { parseEnv } from "#lib/platform/env.ts";

const demo = { DATABASE_URL: "postgresql://localhost/chorale", AUTH_SECRET: "s".repeat(32) };

describe("parseEnv", () => {
  it("refuses to start without a database or a secret, and names both", () => {
    expect(() => parseEnv({})).toThrow(/DATABASE_URL[\s\S]*AUTH_SECRET/);
  });

  it("refuses a short secret", () => {
    expect(() => parseEnv({ ...demo, AUTH_SECRET: "short" })).toThrow(/AUTH_SECRET/);
  });

  it("refuses production without origin, mail or storage", () => {
    expect(() => parseEnv({ ...demo, CHORALE_PROFILE: "production" })).toThrow(
      /APP_ORIGIN[\s\S]*SMTP_URL[\s\S]*S3_BUCKET/,
    );
  });

  it("accepts production when everything is given, with strict identifiers", () => {
    const env = parseEnv({
      ...demo,
      CHORALE_PROFILE: "production",
      APP_ORIGIN: "https://portail.example",
      SMTP_URL: "smtp://relay",
      STORAGE_DIR: "/srv/documents",
    });
    expect(env.isProduction).toBe(true);
    expect(env.identifierCheck).toBe("strict");
  });

  it("takes an empty variable for a missing one", () => {
    expect(parseEnv({ ...demo, PORT: "" }).PORT).toBe(3000);
  });
});
