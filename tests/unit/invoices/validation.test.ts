import { describe, expect, it } from "vitest";
import { motifsFor } from "#lib/invoices/domain/motifs.ts";
import { INVOICE_STATUSES } from "#lib/invoices/domain/status.ts";
import {
  ANSWER_MOTIF,
  awaitedPlace,
  hasSecondValidator,
  lastDayToAnswer,
  onwardEvent,
  validationIsOver,
  validatorMoves,
} from "#lib/invoices/domain/validation.ts";

const A9 = "A9_FACTURE_SOUSTRAITANT";
const A12 = "A12_FACTURE_COTRAITANT";

describe("F-115: the answers of a validator", () => {
  it("are awaited from two statuses, and from no other", () => {
    const awaited = INVOICE_STATUSES.filter((status) => awaitedPlace(status) !== null);
    expect(awaited).toEqual(["A_VALIDER_1", "A_VALIDER_2"]);
    const offered = INVOICE_STATUSES.filter(
      (status) => validatorMoves({ status, cadre: A9, secondValidator: true }).length > 0,
    );
    expect(offered).toEqual(awaited);
  });

  it("give the one motif that § 10.4 has for each refusal", () => {
    expect(motifsFor("refusal", A9)).toEqual([ANSWER_MOTIF.refuse]);
    expect(motifsFor("wrongValidator", A9)).toEqual([ANSWER_MOTIF.disclaim]);
  });

  it("lead on, but for a refused A12, which ends there (row 11)", () => {
    const onward = (
      status: (typeof INVOICE_STATUSES)[number],
      cadre: typeof A9 | typeof A12,
      secondValidator = false,
    ) => onwardEvent({ status, cadre, secondValidator });
    expect(onward("VALIDEE_1", A9)).toBe("forward");
    expect(onward("VALIDEE_1", A9, true)).toBe("forward-to-second");
    expect(onward("REFUSEE_1", A9)).toBe("forward");
    expect(onward("REFUSEE_1", A12)).toBeNull();
    expect(onward("VALIDEE_1", A12)).toBe("forward");
    expect(onward("VALIDEE_2", A9, true)).toBe("forward");
    expect(onward("A_VALIDER_1", A9)).toBeNull();
    expect(onward("ERREUR_FOURNISSEUR_SUR_VALIDEUR", A9)).toBeNull();
  });

  it("are asked of a second company for an A9 only", () => {
    expect(hasSecondValidator(A9, "x")).toBe(true);
    expect(hasSecondValidator(A9, null)).toBe(false);
    expect(hasSecondValidator(A12, "x")).toBe(false);
  });
});

describe("fifteen days of silence (CCP R2193-13)", () => {
  it("press an A9 and never an A12", () => {
    expect(lastDayToAnswer(A9, "2026-11-01")).toBe("2026-11-16");
    expect(lastDayToAnswer(A12, "2026-11-01")).toBeNull();
  });

  it("are over once the fifteenth day has ended in Paris, whatever the hour of the first", () => {
    const waits = (cadre: string, at: string) => ({
      status: "A_VALIDER_1" as const,
      cadre,
      toValidateAt: new Date(at),
      toValidateSecondAt: null,
    });
    // 23:30 in Paris on 1 November.
    expect(validationIsOver(waits(A9, "2026-11-01T22:30:00Z"), "2026-11-16")).toBe(false);
    expect(validationIsOver(waits(A9, "2026-11-01T22:30:00Z"), "2026-11-17")).toBe(true);
    expect(validationIsOver(waits(A12, "2026-01-01T00:00:00Z"), "2026-11-17")).toBe(false);
    expect(validationIsOver({ ...waits(A9, "2026-01-01T00:00:00Z"), status: "VALIDEE_1" }, "2026-11-17")).toBe(false);
  });
});
