import { describe, expect, it } from "vitest";
import type { Actor, Habilitation } from "#lib/access/public.ts";
import { HEALTH_PARTS } from "#lib/health/public.ts";
import { helpFiles } from "#lib/help/data/help-files.ts";
import { functionsFor, mostUsed, PORTAL_FUNCTIONS } from "#lib/portal/domain/functions.ts";
import {
  PORTAL_APPLICATIONS,
  parseAudience,
  partsOf,
  reachableDomains,
  SERVICES,
  servicesOf,
  viewerOf,
} from "#lib/portal/public.ts";
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
      [
        "organisation",
        [
          "CREER_STRUCTURE",
          "STRUCTURES",
          "ANNUAIRE",
          "DEMANDER_RATTACHEMENT",
          "MES_RATTACHEMENTS",
          "MES_HABILITATIONS",
        ],
      ],
      ["outils", ["VALIDATEUR", "VERIFICATION"]],
    ]);
    expect(reach(actor({ application: "ENGAGEMENTS", level: "MODIFICATION", serviceId: null }))).toHaveLength(2);
  });

  it("opens an application from a right on a single service, at the lowest level", () => {
    const [invoicing] = reach(actor({ application: "FACTURES_RECUES", level: "CONSULTATION", serviceId: "sv1" }));
    expect(invoicing).toEqual(["facturation", ["FACTURES_RECUES"]]);
  });

  it("F-153 offers the portfolio to who reads invoices of two structures, whatever they do with them, and to nobody with one", () => {
    const codes = (...applications: Habilitation["application"][]) => {
      const memberships = applications.map((application, index) => ({
        structureId: `st${index}`,
        role: "USER" as const,
        habilitations: [{ application, level: "CONSULTATION" as const, serviceId: null }],
      }));
      return reach({ ...actor(), memberships }).flatMap(([, all]) => all ?? []);
    };
    expect(codes("FACTURES_A_VALIDER", "FACTURES_A_VALIDER")).toContain("PORTEFEUILLE");
    expect(codes("FACTURES_A_VALIDER", "FACTURES_EMISES")).toContain("PORTEFEUILLE");
    expect(codes("FACTURES_A_VALIDER")).not.toContain("PORTEFEUILLE");
    expect(codes("FACTURES_A_VALIDER", "ENGAGEMENTS")).not.toContain("PORTEFEUILLE");
  });

  it("shows the administration to the portal's own staff, whatever rights on invoices they lack, and to nobody else", () => {
    const domains = (systemRole: string) =>
      reach({ ...actor(), systemRole: systemRole as Actor["systemRole"] }).map(([domain]) => domain);
    expect(domains("SUPPORT")).toEqual(["organisation", "outils", "administration"]);
    expect(domains("ADMIN")).toEqual(["organisation", "outils", "administration"]);
    for (const role of ["NONE", "MANAGER", "toString", ""]) expect(domains(role)).toEqual(["organisation", "outils"]);
  });

  it("names every application and domain of the catalogue", () => {
    expect(Object.keys(en.portal.applications)).toEqual(PORTAL_APPLICATIONS.map(({ code }) => code));
    expect(Object.keys(en.portal.domains)).toEqual([...new Set(PORTAL_APPLICATIONS.map(({ domain }) => domain))]);
  });
});

describe("F-7: what an application of the catalogue says of itself", () => {
  it("opens in the one structure of a manager, and where the structure is chosen for who has several", () => {
    const inPlace = (id: string) => ({ structureId: id, role: "MAIN_MANAGER" as const, habilitations: [] });
    const people = (memberships: Actor["memberships"]) =>
      reachableDomains(viewerOf({ ...actor(), memberships }))
        .flatMap(({ applications }) => applications)
        .find(({ code }) => code === "UTILISATEURS")?.href;
    expect(people([inPlace("st1")])).toBe("/organisation/structures/st1/utilisateurs");
    expect(people([inPlace("st1"), inPlace("st2")])).toBe("/organisation/structures");
    expect(people([])).toBeUndefined();
  });

  it("names a page of the help that exists, and parts that are measured", () => {
    const slugs = helpFiles().map(({ slug }) => slug);
    for (const entry of PORTAL_APPLICATIONS) {
      if ("help" in entry) expect(slugs, entry.code).toContain(entry.help);
      for (const part of partsOf(entry.code)) expect(HEALTH_PARTS, entry.code).toContain(part);
    }
  });
});

describe("F-3: the services of the search bar", () => {
  it("are every application that the menus have, to whoever is shown it, and to nobody else", () => {
    const hrefs = SERVICES.map(({ href }) => href);
    for (const entry of PORTAL_APPLICATIONS) if (!("detail" in entry)) expect(hrefs, entry.code).toContain(entry.href);
    const found = (someone: Actor | null) => servicesOf(someone).map(({ code }) => code);
    const staff = ["FILES_D_ATTENTE", "PISTE_D_AUDIT", "CONTENUS", "REGLAGES"];
    expect(found({ ...actor(), systemRole: "ADMIN" })).toEqual(expect.arrayContaining(staff));
    for (const someone of [null, actor(), { ...actor(), systemRole: "SUPPORT" as const }])
      for (const code of staff) expect(found(someone)).not.toContain(code);
    expect(found(null)).toEqual(expect.arrayContaining(["WEBINAIRES", "ACTUALITES", "ETAT", "AIDE"]));
    expect(found(actor({ application: "SOLLICITATIONS_RECUES", level: "CONSULTATION", serviceId: null }))).toContain(
      "SOLLICITATIONS_RECUES",
    );
  });
});

describe("F-5: the most used functions", () => {
  const everything = PORTAL_FUNCTIONS;
  const codes = (uses: Parameters<typeof mostUsed>[1], audience: Parameters<typeof mostUsed>[2] = "entreprise") =>
    mostUsed(everything, uses, audience, true).map(({ code }) => code);

  it("are the usual ones of the tab before there is a use of one's own", () => {
    expect(codes([])[0]).toBe("DEPOSER");
    expect(codes([], "entite-publique")[0]).toBe("RECUES");
    expect(codes([])).toHaveLength(6);
  });

  it("are one's own once there are some: what was pinned first, then by use, and never what one cannot reach", () => {
    const uses = [
      { code: "ANNUAIRE", score: 9, pinned: false },
      { code: "APPROBATIONS", score: 1, pinned: true },
      { code: "SAISIR", score: 12, pinned: false },
      { code: "GONE", score: 99, pinned: true },
    ];
    expect(codes(uses).slice(0, 3)).toEqual(["APPROBATIONS", "SAISIR", "ANNUAIRE"]);
    expect(new Set(codes(uses)).size).toBe(6);
    const few = mostUsed(functionsFor(actor()), uses, "entreprise", true).map(({ code }) => code);
    expect(few).not.toContain("SAISIR");
    expect(few).not.toContain("APPROBATIONS");
  });

  it("offers a visitor what needs no account, and what an account is for", () => {
    const open = mostUsed(functionsFor(null), [], "entreprise", false).map(({ code }) => code);
    expect(open).toEqual(["DEPOSER", "RECHERCHER", "ANNUAIRE", "VALIDATEUR"]);
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
