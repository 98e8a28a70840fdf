import { describe, expect, it } from "vitest";
import { INVOICE_STATUSES } from "#lib/invoices/domain/status.ts";
import { supplierGesture } from "#lib/invoices/domain/supplier-gesture.ts";

const at = (status: (typeof INVOICE_STATUSES)[number], rejectionHandled = false) =>
  supplierGesture({ status, cadre: "A1_FACTURE_FOURNISSEUR", rejectionHandled });

describe("F-84: what the supplier does next", () => {
  it("is nothing once the rejection is acknowledged", () => {
    expect(at("REJETEE", true)).toBeNull();
  });

  it("is offered from six statuses and from no other", () => {
    const offered = INVOICE_STATUSES.map((status) => [status, at(status)]).filter(([, gesture]) => gesture !== null);
    expect(Object.fromEntries(offered)).toEqual({
      BROUILLON: "edit",
      A_RECYCLER: "recycle",
      SUSPENDUE: "complete",
      REJETEE: "acknowledge",
      ERREUR_FOURNISSEUR_SUR_VALIDEUR: "correctValidator",
      ERREUR_COTRAITANT_SUR_VALIDEUR: "correctValidator",
    });
  });
});
