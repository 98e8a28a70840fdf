import { describe, expect, it } from "vitest";
import { type ProposalFacts, proposeServices } from "#lib/invoices/domain/service-proposals.ts";

const services = ["BATIMENTS", "ENFANCE", "D1350045", "CULTURE"].map((code) => ({ code, label: `Service ${code}` }));
const facts = (over: Partial<ProposalFacts>): ProposalFacts => ({
  ...{ services, present: "BATIMENTS", comment: null, sameCommitment: [], earlier: [] },
  ...over,
});
const proposed = (over: Partial<ProposalFacts>) =>
  proposeServices(facts(over)).map(({ code, why }) => `${code} ${why}`);

describe("F-93: the right service is proposed", () => {
  it("never the one that sent it back, nor one that does not exist any more", () => {
    expect(proposed({ comment: "batimens, BATIMENTS", earlier: ["BATIMENTS", "GONE"] })).toEqual([]);
  });

  it("first the one that the comment names, then that of the same engagement, then earlier ones, each once", () => {
    const comment = "Cette commande relève du service D1350045 (préfecture).";
    expect(proposed({ comment, sameCommitment: ["ENFANCE"], earlier: ["ENFANCE", "D1350045", "CULTURE"] })).toEqual([
      "D1350045 named",
      "ENFANCE commitment",
      "CULTURE earlier",
    ]);
  });

  it("the only other one there is", () => {
    expect(proposed({ services: services.slice(0, 2) })).toEqual(["ENFANCE only"]);
  });
});
