import { describe, expect, it } from "vitest";
import type { Actor, Habilitation } from "#lib/access/public.ts";
import { PORTAL_APPLICATIONS, parseAudience, reachableDomains, viewerOf } from "#lib/portal/public.ts";
import en from "#messages/en.json" with { type: "json" };

function actor(...habilitations: Habilitation[]): Actor {
  return {
    userId: "u1",
    displayName: "Daniel Potier",
    email: "daniel@example.fr",
    sessionId: "s1",
    locale: "fr",
    systemRole: "NONE",
    memberships: [{ structureId: "st1", role: "USER", habilitations }],
  };
}

const reach = (someone: Actor | null) =>
  reachableDomains(viewerOf(someone)).map(({ domain, applications }) => [domain, applications.map(({ code }) => code)]);

describe("F-4: the cards show only what the person can open", () => {
  it("shows a visitor nothing", () => {
    expect(viewerOf(null)).toBeNull();
    expect(reach(null)).toEqual([]);
  });

  it("shows someone without a right on invoices no invoicing domain", () => {
    expect(reach(actor())).toEqual([
      ["organisation", ["STRUCTURES", "ANNUAIRE", "DEMANDER_RATTACHEMENT", "MES_RATTACHEMENTS", "MES_HABILITATIONS"]],
    ]);
    expect(reach(actor({ application: "ENGAGEMENTS", level: "MODIFICATION", serviceId: null }))).toHaveLength(1);
  });

  it("opens an application from a right on a single service, at the lowest level", () => {
    const [invoicing] = reach(actor({ application: "FACTURES_RECUES", level: "CONSULTATION", serviceId: "sv1" }));
    expect(invoicing).toEqual(["facturation", ["FACTURES_RECUES"]]);
  });

  it("shows the administration to the portal's own staff, whatever rights on invoices they lack, and to nobody else", () => {
    const domains = (systemRole: string) =>
      reach({ ...actor(), systemRole: systemRole as Actor["systemRole"] }).map(([domain]) => domain);
    expect(domains("SUPPORT")).toEqual(["organisation", "administration"]);
    expect(domains("ADMIN")).toEqual(["organisation", "administration"]);
    for (const role of ["NONE", "MANAGER", "toString", ""]) expect(domains(role)).toEqual(["organisation"]);
  });

  it("names every application and domain of the catalogue", () => {
    expect(Object.keys(en.portal.applications)).toEqual(PORTAL_APPLICATIONS.map(({ code }) => code));
    expect(Object.keys(en.portal.domains)).toEqual([...new Set(PORTAL_APPLICATIONS.map(({ domain }) => domain))]);
  });
});

describe("F-1: the audience tabs", () => {
  it("reads one of the four words, and nothing else", () => {
    expect(parseAudience("entite-publique")).toBe("entite-publique");
    for (const value of ["Entreprise", "", null, undefined, ["association"], "toString"]) {
      expect(parseAudience(value)).toBeNull();
    }
  });
});
