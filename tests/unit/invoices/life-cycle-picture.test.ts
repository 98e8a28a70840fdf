import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { LifeCycleFigure } from "#components/invoices/follow/life-cycle.tsx";
import { CADRES } from "#lib/invoices/domain/cadres.ts";
import { lifeCyclePicture } from "#lib/invoices/domain/life-cycle-picture.ts";
import { INVOICE_TRANSITIONS } from "#lib/invoices/domain/transitions.ts";

import fr from "#messages/fr.json" with { type: "json" };
import { drawn } from "#tests/factories/drawn.tsx";

const A1 = "A1_FACTURE_FOURNISSEUR";

describe("F-78 the life cycle drawn from the transition table", () => {
  it("has a place for every status that the table leads to, no two in the same one", () => {
    for (const cadre of CADRES.map(({ code }) => code)) {
      const { nodes } = lifeCyclePicture({ cadre, status: "BROUILLON", passed: ["BROUILLON"], secondValidator: true });
      const places = nodes.map(({ column, row }) => `${column} ${row}`);
      expect(new Set(places).size).toBe(nodes.length);
      const leads = nodes.flatMap(({ to }) => to);
      for (const status of leads) expect(nodes.map((node) => node.status)).toContain(status);
    }
    const all = lifeCyclePicture({
      cadre: "A9_FACTURE_SOUSTRAITANT",
      status: "BROUILLON",
      passed: [],
      secondValidator: true,
    });
    const inTable = new Set(INVOICE_TRANSITIONS.map(({ to }) => to));
    expect(all.nodes.map(({ status }) => status).toSorted()).toEqual([...inTable].toSorted());
  });

  it("marks where the invoice is, where it was, and what the table allows next", () => {
    const passed = ["BROUILLON", "DEPOSEE", "EN_COURS_ACHEMINEMENT", "MISE_A_DISPOSITION", "SUSPENDUE"] as const;
    const { nodes, edges } = lifeCyclePicture({ cadre: A1, status: "SUSPENDUE", passed });
    const at = (place: string) => nodes.filter((node) => node.place === place).map(({ status }) => status);
    expect(at("now")).toEqual(["SUSPENDUE"]);
    expect(at("passed")).toEqual(["BROUILLON", "DEPOSEE", "EN_COURS_ACHEMINEMENT", "MISE_A_DISPOSITION"]);
    expect(at("next").toSorted()).toEqual(["COMPLETEE", "REJETEE"]);
    expect(edges.filter(({ kind }) => kind === "passed")).toHaveLength(4);
    expect(
      edges
        .filter(({ kind }) => kind === "next")
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual(["COMPLETEE", "REJETEE"]);
    expect(nodes.some(({ status }) => status === "A_VALIDER_1")).toBe(false);
  });

  it("leaves out what the reader's side never sees", () => {
    const { nodes, edges } = lifeCyclePicture({
      cadre: A1,
      status: "DEPOSEE",
      passed: ["BROUILLON", "DEPOSEE"],
      hidden: ["BROUILLON", "SUPPRIMEE"],
    });
    expect(nodes.map(({ status }) => status)).not.toContain("BROUILLON");
    expect(edges.some(({ from }) => from === "BROUILLON")).toBe(false);
  });

  it("leads from each box to the same in words, in both languages: what it means, what to do, where it leads", () => {
    const passed = ["BROUILLON", "DEPOSEE", "EN_COURS_ACHEMINEMENT", "MISE_A_DISPOSITION", "SUSPENDUE"] as const;
    const picture = lifeCyclePicture({ cadre: A1, status: "SUSPENDUE", passed });
    for (const language of ["fr", "en"] as const) {
      const page = drawn(createElement(LifeCycleFigure, { picture, side: "supplier" }), language);
      const [figure = "", words = ""] = page.split("</figure>");
      const leads = [...figure.matchAll(/<a href="#([^"]+)"/g)].map(([, id]) => id);
      const parts = [...words.matchAll(/<li id="([^"]+)"/g)].map(([, id]) => id);
      expect(leads).toHaveLength(picture.nodes.length);
      expect(new Set(leads)).toEqual(new Set(parts));
      expect(words.match(/aria-current="step"/g)).toHaveLength(1);
      expect(words).toMatch(/<li id="etat-SUSPENDUE" aria-current="step">/);
    }
    const { meaning, todo } = fr.invoices.supplierStatuses.SUSPENDUE;
    const supplier = drawn(createElement(LifeCycleFigure, { picture, side: "supplier" }));
    const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
    expect(supplier).toContain(plain(`${meaning} ${todo}`));
    // What a supplier does is nothing for the recipient to read.
    expect(drawn(createElement(LifeCycleFigure, { picture, side: "recipient" }))).not.toContain(plain(todo));
  });
});
