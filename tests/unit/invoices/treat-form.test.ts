import { describe, expect, it } from "vitest";
import { availableEvents, decide } from "#lib/invoices/domain/life-cycle.ts";
import { INVOICE_TRANSITIONS, type InvoiceTransition } from "#lib/invoices/domain/transitions.ts";
import {
  atField,
  MOTIF_EVENTS,
  missingWith,
  motifField,
  movesExist,
  treatMoves,
} from "#lib/invoices/domain/treat-form.ts";
import { treatForm } from "#lib/invoices/domain/treat-schema.ts";
import { refuse } from "#lib/shared/result.ts";

const invoiceId = "0198a0c0-0000-7000-8000-000000000001";
const posted = { invoiceId, seenStatus: "MISE_A_DISPOSITION", event: "suspend", comment: " ", paymentOrderNumber: "" };

describe("F-114: the form by which a recipient moves an invoice on", () => {
  it("refuses a form in which no step was chosen, at the field of the step", () => {
    const { event: _, ...without } = posted;
    const parsed = treatForm.safeParse(without);
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toEqual(["event"]);
  });

  it("refuses an event that is not a recipient's", () => {
    expect(treatForm.safeParse({ ...posted, event: "submit" }).success).toBe(false);
  });

  it("takes the motif of the chosen step and ignores those of the others", () => {
    const parsed = treatForm.parse({
      ...posted,
      [motifField("suspend")]: "JUSTIF_ABS",
      [motifField("reject")]: "DOUBLE_FACT",
    });
    expect(parsed).toEqual({
      invoiceId,
      event: "suspend",
      seenStatus: "MISE_A_DISPOSITION",
      motif: "JUSTIF_ABS",
      comment: null,
      paymentOrderNumber: null,
    });
  });

  it("says what is missing from every status alike: a motif, or for a recycling a motif or a comment", () => {
    const nothing = { motif: null, comment: " " };
    expect(missingWith("reject", { ...nothing, comment: "Erreur." })).toBe("transition.motifRequired");
    expect(missingWith("reject", { ...nothing, motif: "AUTRE" })).toBeNull();
    expect(missingWith("ask-recycling", nothing)).toBe("transition.motifOrCommentRequired");
    expect(missingWith("ask-recycling", { ...nothing, comment: "À la voirie." })).toBeNull();
    expect(missingWith("pay", nothing)).toBeNull();
  });

  it("takes no motif when the chosen step has none of its own", () => {
    const parsed = treatForm.parse({ ...posted, event: "pay", [motifField("reject")]: "DOUBLE_FACT" });
    expect(parsed.motif).toBeNull();
  });

  it("has a motif list for each step of the table that takes one", () => {
    const rows: readonly InvoiceTransition[] = INVOICE_TRANSITIONS;
    const taking = rows.filter((row) => row.by === "recipient" && row.motifs).map((row) => row.event);
    expect([...MOTIF_EVENTS].sort()).toEqual([...new Set(taking)].sort());
  });

  it("offers every move of the table, what leads to payment first", () => {
    const facts = { status: "MISE_A_DISPOSITION", cadre: "A1_FACTURE_FOURNISSEUR", secondValidator: false } as const;
    const events = availableEvents(facts, "recipient");
    const moves = treatMoves(events).map((move) => move.event);
    // All but the answers to a cancellation, which have a form of their own.
    expect(moves).toHaveLength(events.filter(({ event }) => !event.endsWith("-cancellation")).length);
    expect([moves[0], moves.at(-1)]).toEqual(["confirm-service", "reject"]);
  });

  it("tells an invoice that is over from one that somebody else may move", () => {
    expect(movesExist("MISE_EN_PAIEMENT")).toBe(false);
    expect(movesExist("SUSPENDUE")).toBe(true);
  });

  it("points what the table refuses at the field that mends it", () => {
    const facts = { status: "MISE_A_DISPOSITION", cadre: "A1_FACTURE_FOURNISSEUR", secondValidator: false } as const;
    for (const event of ["suspend", "reject", "ask-recycling"] as const) {
      const refused = decide(facts, event, { by: "recipient" });
      if (refused.ok) throw new Error("a motif is required");
      expect(atField(refused, event).fields?.map((problem) => problem.field)).toEqual([motifField(event)]);
    }
  });

  it("leaves alone what no field mends", () => {
    const refusal = refuse("STALE", { params: { by: "Ana" } });
    expect(atField(refusal, "pay")).toEqual(refusal);
  });
});
