import type { CheckField } from "#lib/invoices/domain/check-types.ts";

/** Below this many suppliers, what a recipient answered to others is told to nobody: one of them might be recognised. */
export const FEWEST_SUPPLIERS = 5;

/** How often a recipient gave a motif: to this supplier, and to all of them (0 when too few met it). */
export type PastRefusal = { readonly motif: string; readonly own: number; readonly all: number };

/** What can be done beforehand about a motif, and where. A motif that no care prevents is not here. */
export const ADVICE_FIELDS = {
  COORD_BANC_ERR: "bankAccountId",
  CREANCIER_ERR: "bankAccountId",
  DOUBLE_FACT: "number",
  ERREUR_DONNEE_EJ: "commitmentNumber",
  EJ_ERR: "commitmentNumber",
  SE_ERR: "recipientServiceCode",
  FACT_NON_CONFORME: "commitmentNumber",
  LIVR_INCOMP: "attachments",
  MARCHE_TERM: "contractNumber",
  MONTANT_ERR: "totalExclTax",
  TX_TVA_ERR: "vatLines",
  JUSTIF_ABS: "attachments",
} as const satisfies Readonly<Record<string, CheckField>>;
export type AdvisedMotif = keyof typeof ADVICE_FIELDS;

export type Advice = {
  readonly motif: AdvisedMotif;
  readonly field: CheckField;
  /** To this supplier before, or to several others. */
  readonly from: "own" | "others";
  readonly count: number;
};

/** As many as one reads. */
const MOST = 4;

export type PastView = { readonly advice: readonly Advice[]; readonly risk: "low" | "some" | "high" };

/**
 * The points to look at before sending, this supplier's own first; and the risk in a word: high when this recipient sent two invoices
 * of this supplier back for the same thing, some when there is anything to look at.
 *
 * @param attachments how many the draft has: who joined documents needs no advice to join them.
 */
export function adviceFor(past: readonly PastRefusal[], attachments: number): PastView {
  const advice = past.flatMap(({ motif, own, all }): Advice[] => {
    if (!isAdvised(motif)) return [];
    const field = ADVICE_FIELDS[motif];
    if (field === "attachments" && attachments > 0) return [];
    if (own > 0) return [{ motif, field, from: "own", count: own }];
    return all > 0 ? [{ motif, field, from: "others", count: all }] : [];
  });
  const shown = advice.toSorted((a, b) => rank(a) - rank(b) || b.count - a.count).slice(0, MOST);
  const again = shown.some(({ from, count }) => from === "own" && count > 1);
  return { advice: shown, risk: again ? "high" : shown.length > 0 ? "some" : "low" };
}

const rank = ({ from }: Advice) => (from === "own" ? 0 : 1);

function isAdvised(motif: string): motif is AdvisedMotif {
  return Object.hasOwn(ADVICE_FIELDS, motif);
}
