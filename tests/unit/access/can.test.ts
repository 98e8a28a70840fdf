import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  Application as DbApplication,
  HabilitationLevel,
  MembershipRole,
  SystemRole,
} from "#generated/prisma/enums.ts";
import {
  type Actor,
  APPLICATIONS,
  can,
  type Habilitation,
  LEVELS,
  type Membership,
  PERMISSIONS,
  type Permission,
  ROLES,
  SYSTEM_ROLES,
  structuresWith,
} from "#lib/access/public.ts";

const HERE = "structure-a";
const ELSEWHERE = "structure-b";

function actor(memberships: Membership[]): Actor {
  return {
    userId: "user",
    displayName: "Personne",
    email: "personne@exemple.invalid",
    sessionId: "session",
    locale: "fr",
    systemRole: "NONE",
    memberships,
  };
}

function member(role: Membership["role"], ...habilitations: Habilitation[]): Actor {
  return actor([{ structureId: HERE, role, habilitations }]);
}

function allowed(who: Actor, serviceId: string | null = null): Permission[] {
  return PERMISSIONS.filter((permission) => can(who, permission, { structureId: HERE, serviceId }));
}

describe("can", () => {
  it("refuses everything to whoever belongs to nothing, support and administrators included", () => {
    for (const systemRole of SYSTEM_ROLES) expect(allowed({ ...actor([]), systemRole })).toEqual([]);
  });

  it("refuses in one structure what is held in another", () => {
    const elsewhere = actor([
      {
        structureId: ELSEWHERE,
        role: "MAIN_MANAGER",
        habilitations: APPLICATIONS.map((application) => ({ application, level: "MODIFICATION", serviceId: null })),
      },
    ]);
    expect(allowed(elsewhere)).toEqual([]);
  });

  it("gives nothing to a role, an application or a level it does not know", () => {
    const whole = { application: "FACTURES_EMISES", level: "MODIFICATION", serviceId: null } as const;
    expect(allowed(member("OWNER" as never, whole))).toEqual([]);
    expect(allowed(member("USER", { ...whole, application: "TOUT" as never }))).toEqual(["structure.read"]);
    expect(allowed(member("USER", { ...whole, level: "TOTAL" as never }))).toEqual(["structure.read"]);
  });

  it("gives a manager the organisation and no invoice", () => {
    const managing = ["structure.read", "organisation.read", "organisation.manage"];
    expect(allowed(member("MAIN_MANAGER"))).toEqual([...managing, "organisation.appoint"]);
    expect(allowed(member("SECONDARY_MANAGER"))).toEqual(managing);
  });

  it("never lets a simple user manage the organisation, even by a habilitation (domain reference § 4.3)", () => {
    expect(allowed(member("USER", { application: "ORGANISATION", level: "MODIFICATION", serviceId: null }))).toEqual([
      "structure.read",
      "organisation.read",
    ]);
  });

  it.each([
    ["FACTURES_EMISES", "CONSULTATION", ["invoice.readIssued"]],
    ["FACTURES_EMISES", "MODIFICATION", ["invoice.readIssued", "invoice.draft", "invoice.submit"]],
    ["FACTURES_RECUES", "CONSULTATION", ["invoice.readReceived"]],
    ["FACTURES_RECUES", "MODIFICATION", ["invoice.readReceived", "invoice.treat"]],
    ["FACTURES_A_VALIDER", "CONSULTATION", ["invoice.readToValidate"]],
    ["FACTURES_A_VALIDER", "MODIFICATION", ["invoice.readToValidate", "invoice.validate"]],
    ["FACTURES_TRAVAUX", "CONSULTATION", []],
    ["FACTURES_TRAVAUX", "MODIFICATION", []],
    ["ENGAGEMENTS", "CONSULTATION", ["commitment.read"]],
    ["ENGAGEMENTS", "MODIFICATION", ["commitment.read", "commitment.manage"]],
    ["ORGANISATION", "CONSULTATION", ["organisation.read"]],
    ["SOLLICITATIONS_RECUES", "CONSULTATION", ["ticket.readReceived"]],
    ["SOLLICITATIONS_RECUES", "MODIFICATION", ["ticket.readReceived", "ticket.answer"]],
  ] as const)("%s %s gives exactly its permissions to a simple user", (application, level, permissions) => {
    const expected = PERMISSIONS.filter(
      (one) => one === "structure.read" || (permissions as readonly string[]).includes(one),
    );
    expect(allowed(member("USER", { application, level, serviceId: null }))).toEqual(expected);
  });

  it("keeps a right on one service to that service", () => {
    const agent = member("USER", { application: "FACTURES_RECUES", level: "MODIFICATION", serviceId: "s1" });
    expect(can(agent, "invoice.treat", { structureId: HERE, serviceId: "s1" })).toBe(true);
    expect(can(agent, "invoice.treat", { structureId: HERE, serviceId: "s2" })).toBe(false);
    expect(can(agent, "invoice.treat", { structureId: HERE, serviceId: null })).toBe(false);
    expect(can(agent, "invoice.treat", { structureId: HERE })).toBe(false);
    expect(structuresWith(agent, "invoice.treat")).toEqual([{ structureId: HERE, serviceIds: ["s1"] }]);
  });
});

describe("the closed lists", () => {
  it("equal the database's", () => {
    expect([...APPLICATIONS]).toEqual(Object.values(DbApplication));
    expect([...LEVELS]).toEqual(Object.values(HabilitationLevel));
    expect([...ROLES]).toEqual(Object.values(MembershipRole));
    expect([...SYSTEM_ROLES]).toEqual(Object.values(SystemRole));
  });
});

/** T-12: what `can` says against a model written another way: list every triple a configuration gives, then look it up. */
describe("T-12 rights by service", () => {
  const services = ["s1", "s2", "s3"];
  const habilitation = fc.record({
    application: fc.constantFrom(...APPLICATIONS),
    level: fc.constantFrom(...LEVELS),
    serviceId: fc.constantFrom(null, ...services),
  });
  const membership = (structureId: string) =>
    fc.record({
      structureId: fc.constant(structureId),
      role: fc.constantFrom(...ROLES),
      habilitations: fc.array(habilitation, { maxLength: 6 }),
    });
  const READS: Record<string, string> = {
    FACTURES_EMISES: "invoice.readIssued",
    FACTURES_RECUES: "invoice.readReceived",
    FACTURES_A_VALIDER: "invoice.readToValidate",
    ENGAGEMENTS: "commitment.read",
    ORGANISATION: "organisation.read",
    SOLLICITATIONS_RECUES: "ticket.readReceived",
  };
  const WRITES: Record<string, string[]> = {
    FACTURES_EMISES: ["invoice.draft", "invoice.submit"],
    FACTURES_RECUES: ["invoice.treat"],
    FACTURES_A_VALIDER: ["invoice.validate"],
    ENGAGEMENTS: ["commitment.manage"],
    SOLLICITATIONS_RECUES: ["ticket.answer"],
  };

  function model(memberships: Membership[]): Set<string> {
    const held = new Set<string>();
    const add = (structureId: string, permission: string | undefined, on: (string | null)[]) => {
      if (permission) for (const service of on) held.add(`${structureId} ${service} ${permission}`);
    };
    const everywhere = [null, ...services];
    for (const { structureId, role, habilitations } of memberships) {
      add(structureId, "structure.read", everywhere);
      if (role !== "USER") {
        add(structureId, "organisation.read", everywhere);
        add(structureId, "organisation.manage", everywhere);
      }
      if (role === "MAIN_MANAGER") add(structureId, "organisation.appoint", everywhere);
      for (const { application, level, serviceId } of habilitations) {
        const on = serviceId === null ? everywhere : [serviceId];
        add(structureId, READS[application], on);
        if (level === "MODIFICATION") for (const write of WRITES[application] ?? []) add(structureId, write, on);
      }
    }
    return held;
  }

  it("agree with the model in 500 random configurations", () => {
    fc.assert(
      fc.property(membership(HERE), membership(ELSEWHERE), (here, elsewhere) => {
        const who = actor([here, elsewhere]);
        const held = model([here, elsewhere]);
        for (const structureId of [HERE, ELSEWHERE, "structure-c"]) {
          for (const serviceId of [null, ...services]) {
            for (const permission of PERMISSIONS) {
              const expected = held.has(`${structureId} ${serviceId} ${permission}`);
              expect(
                can(who, permission, { structureId, serviceId }),
                `${structureId} ${serviceId} ${permission}`,
              ).toBe(expected);
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
