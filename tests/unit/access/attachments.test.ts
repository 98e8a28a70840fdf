import { describe, expect, it } from "vitest";
import { OFFERED_RIGHTS, profilesOf } from "#lib/access/domain/attachments.ts";
import { can } from "#lib/access/domain/can.ts";
import { PERMISSIONS } from "#lib/access/domain/grants.ts";
import type { Actor } from "#lib/access/public.ts";

const user = (habilitations: Actor["memberships"][number]["habilitations"]): Actor => ({
  userId: "u1",
  displayName: "Ada Lys",
  email: "ada@exemple.invalid",
  sessionId: "s1",
  locale: "fr",
  systemRole: "NONE",
  memberships: [{ structureId: "st1", role: "USER", habilitations }],
});

const permissionsOf = (habilitations: Actor["memberships"][number]["habilitations"]) =>
  PERMISSIONS.filter((permission) => can(user(habilitations), permission, { structureId: "st1" }));

describe("F-45 the rights that a manager may give", () => {
  it("never hold « Organisation modification », nor what gives nothing yet", () => {
    const offered = Object.fromEntries(OFFERED_RIGHTS.map(({ application, levels }) => [application, levels]));
    expect(offered.ORGANISATION).toEqual(["CONSULTATION"]);
    expect(offered.FACTURES_EMISES).toEqual(["CONSULTATION", "MODIFICATION"]);
    expect(offered.FACTURES_TRAVAUX).toBeUndefined();
  });

  it("each give the person something more than their place does", () => {
    const place = permissionsOf([]);
    for (const { application, levels } of OFFERED_RIGHTS)
      for (const level of levels)
        expect(permissionsOf([{ application, level, serviceId: null }]).length).toBeGreaterThan(place.length);
  });

  it("are written one profile per line, modification beside consultation", () => {
    expect(
      profilesOf([
        { application: "FACTURES_EMISES", level: "MODIFICATION" },
        { application: "ENGAGEMENTS", level: "CONSULTATION" },
      ]),
    ).toEqual([
      { application: "FACTURES_EMISES", level: "CONSULTATION" },
      { application: "FACTURES_EMISES", level: "MODIFICATION" },
      { application: "ENGAGEMENTS", level: "CONSULTATION" },
    ]);
  });
});
