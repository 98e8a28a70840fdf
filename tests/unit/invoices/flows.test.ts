import { describe, expect, it } from "vitest";
import { flowQuery, isFlowFilterEmpty, readFlowFilter } from "#lib/invoices/domain/flow-filters.ts";
import { FLOW_MOVES, FLOW_STATE_CODES, FLOW_STATES, flowNumber, settled } from "#lib/invoices/domain/flow-states.ts";
import { memberOutcome } from "#lib/invoices/domain/flow-view.ts";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };

const none = { waiting: 0, drafts: 0, sent: 0, deleted: 0, refused: 0 };

describe("the states of a flow (domain reference § 9.4)", () => {
  it("no move leaves a terminal state, and the terminal ones are those of the reference", () => {
    for (const { from } of Object.values(FLOW_MOVES))
      for (const state of from) expect(FLOW_STATES[state].terminal).toBe(false);
    const terminal = FLOW_STATE_CODES.filter((state) => FLOW_STATES[state].terminal);
    expect(terminal.sort()).toEqual(["IN_INTEGRE", "IN_INTEGRE_PARTIEL", "IN_REJETE", "QP_IRRECEVABLE"]);
  });

  it.each([
    ["files wait", { ...none, waiting: 1, drafts: 3 }, null],
    ["nothing became an invoice", { ...none, refused: 3 }, "reject"],
    ["nothing was in it", none, "reject"],
    ["drafts are to be checked", { ...none, drafts: 1, refused: 2 }, "process"],
    ["some are sent, some still drafts", { ...none, drafts: 1, sent: 4 }, "process"],
    ["every draft was deleted: it is not integrated", { ...none, deleted: 2 }, "process"],
    ["all are sent", { ...none, sent: 2 }, "integrate"],
    ["all are sent but what was refused", { ...none, sent: 2, refused: 1 }, "integratePartly"],
    ["all are sent but what was deleted", { ...none, sent: 2, deleted: 1 }, "integratePartly"],
  ])("%s", (_, counts, move) => {
    expect(settled(counts)).toBe(move);
  });

  it("are numbered CPP and digits, and have a word in each language", () => {
    expect(flowNumber(42n)).toBe("CPP0000000000042");
    for (const words of [fr.flows.states, en.flows.states])
      expect(Object.keys(words).sort()).toEqual([...FLOW_STATE_CODES].sort());
  });
});

describe("what became of a file", () => {
  it.each([
    [{ state: "WAITING", status: null, reading: false, refused: false }, "waiting"],
    [{ state: "REFUSED", status: null, reading: false, refused: true }, "refused"],
    [{ state: "IGNORED", status: null, reading: false, refused: true }, "ignored"],
    [{ state: "DEPOSITED", status: "BROUILLON", reading: true, refused: false }, "reading"],
    [{ state: "DEPOSITED", status: "BROUILLON", reading: false, refused: false }, "draft"],
    [{ state: "DEPOSITED", status: "BROUILLON", reading: false, refused: true }, "notSent"],
    [{ state: "DEPOSITED", status: "DEPOSEE", reading: false, refused: false }, "sent"],
    [{ state: "DEPOSITED", status: "SUPPRIMEE", reading: false, refused: false }, "deleted"],
  ] as const)("%j", (facts, outcome) => {
    expect(memberOutcome(facts)).toBe(outcome);
  });
});

describe("« Suivi des flux » as an address", () => {
  it("is read, written back, and tells what it could not use", () => {
    const asked = {
      vue: "rejets",
      texte: " CPP1 ",
      etat: "IN_REJETE",
      du: "2026-03-01",
      au: "2026-02-01",
      lignes: "25",
    };
    const { filter, notes } = readFlowFilter(asked);
    expect(filter).toMatchObject({
      view: "rejected",
      text: "CPP1",
      state: "IN_REJETE",
      from: "2026-02-01",
      to: "2026-03-01",
      size: 25,
    });
    expect(notes).toEqual([{ code: "badPeriod" }]);
    expect(readFlowFilter(flowQuery(filter) as Record<string, string>).filter.view).toBe("rejected");
    expect(isFlowFilterEmpty(filter)).toBe(false);
    const empty = readFlowFilter({ etat: "x", structure: "x", du: "32/13/2026" });
    expect(isFlowFilterEmpty(empty.filter)).toBe(true);
    expect(empty.notes).toEqual([{ code: "badDate", value: "32/13/2026" }]);
    expect(flowQuery(empty.filter)).toEqual({
      vue: null,
      texte: null,
      etat: null,
      structure: null,
      du: null,
      au: null,
      lignes: null,
      apres: null,
    });
  });
});
