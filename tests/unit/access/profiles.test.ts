import { describe, expect, it } from "vitest";
import { profileGiving } from "#lib/access/domain/profiles.ts";

describe("F-41 the profile to ask for", () => {
  it("is the least one that gives what is missing", () => {
    expect(profileGiving("invoice.readIssued")).toEqual({ application: "FACTURES_EMISES", level: "CONSULTATION" });
    expect(profileGiving("invoice.draft")).toEqual({ application: "FACTURES_EMISES", level: "MODIFICATION" });
    // A simple user never has it, whatever a profile says: only a role gives it.
    expect(profileGiving("organisation.manage")).toBeNull();
  });

  it("is none for what comes with belonging to a structure", () => {
    expect(profileGiving("structure.read")).toBeNull();
  });
});
