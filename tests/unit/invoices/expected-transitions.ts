/**
 * The life cycle as domain reference § 10.2 gives it, written a second time on purpose and by hand: one line per
 * "status > event by side > status, cadres". The table of the product is compared with it, so that a row that
 * disappears, appears or moves makes a test fail.
 */
export const EXPECTED = `
- > create-draft by supplier > BROUILLON : all
BROUILLON > delete-draft by supplier > SUPPRIMEE : all
BROUILLON > submit by supplier > DEPOSEE : A1 A2
BROUILLON > submit by supplier > A_VALIDER_1 : A9 A12
A_VALIDER_1 > validate by validator > VALIDEE_1 : all
A_VALIDER_1 > refuse by validator > REFUSEE_1 : all
A_VALIDER_1 > disclaim by validator > ERREUR_FOURNISSEUR_SUR_VALIDEUR : all
A_VALIDER_1 > expire-validation by system > ABSENCE_VALIDATION_1_HORS_DELAI : A9
A_VALIDER_2 > validate-second by validator > VALIDEE_2 : all
A_VALIDER_2 > refuse-second by validator > REFUSEE_2 : all
A_VALIDER_2 > disclaim-second by validator > ERREUR_COTRAITANT_SUR_VALIDEUR : all
A_VALIDER_2 > expire-second-validation by system > ABSENCE_VALIDATION_2_HORS_DELAI : A9
ERREUR_FOURNISSEUR_SUR_VALIDEUR > correct-validator by supplier > A_VALIDER_1 : all
ERREUR_COTRAITANT_SUR_VALIDEUR > correct-second-validator by supplier > A_VALIDER_2 : all
VALIDEE_1 > forward by system > DEPOSEE : all
ABSENCE_VALIDATION_1_HORS_DELAI > forward by system > DEPOSEE : all
REFUSEE_1 > forward by system > DEPOSEE : A9
VALIDEE_1 > forward-to-second by system > A_VALIDER_2 : all
ABSENCE_VALIDATION_1_HORS_DELAI > forward-to-second by system > A_VALIDER_2 : all
REFUSEE_1 > forward-to-second by system > A_VALIDER_2 : A9
VALIDEE_2 > forward by system > DEPOSEE : all
ABSENCE_VALIDATION_2_HORS_DELAI > forward by system > DEPOSEE : all
REFUSEE_2 > forward by system > DEPOSEE : A9
DEPOSEE > route by system > EN_COURS_ACHEMINEMENT : all
EN_COURS_ACHEMINEMENT > make-available by system > MISE_A_DISPOSITION : all
MISE_A_DISPOSITION > ask-recycling by recipient > A_RECYCLER : all
MISE_A_DISPOSITION > suspend by recipient > SUSPENDUE : all
SERVICE_FAIT > suspend by recipient > SUSPENDUE : all
COMPLETEE > suspend by recipient > SUSPENDUE : all
MISE_A_DISPOSITION > reject by recipient > REJETEE : all
SERVICE_FAIT > reject by recipient > REJETEE : all
MANDATEE > reject by recipient > REJETEE : all
COMPLETEE > reject by recipient > REJETEE : all
SUSPENDUE > reject by recipient > REJETEE : all
MISE_A_DISPOSITION > confirm-service by recipient > SERVICE_FAIT : all
COMPLETEE > confirm-service by recipient > SERVICE_FAIT : all
MISE_A_DISPOSITION > order-payment by recipient > MANDATEE : all
SERVICE_FAIT > order-payment by recipient > MANDATEE : all
COMPLETEE > order-payment by recipient > MANDATEE : all
MISE_A_DISPOSITION > hand-to-accountant by recipient > MISE_A_DISPOSITION_COMPTABLE : all
SERVICE_FAIT > hand-to-accountant by recipient > MISE_A_DISPOSITION_COMPTABLE : all
COMPLETEE > hand-to-accountant by recipient > MISE_A_DISPOSITION_COMPTABLE : all
MANDATEE > hand-to-accountant by recipient > MISE_A_DISPOSITION_COMPTABLE : all
MISE_A_DISPOSITION > enter-in-books by recipient > COMPTABILISEE : all
SERVICE_FAIT > enter-in-books by recipient > COMPTABILISEE : all
COMPLETEE > enter-in-books by recipient > COMPTABILISEE : all
MANDATEE > enter-in-books by recipient > COMPTABILISEE : all
MISE_A_DISPOSITION_COMPTABLE > enter-in-books by recipient > COMPTABILISEE : all
MISE_A_DISPOSITION > pay by recipient > MISE_EN_PAIEMENT : all
SERVICE_FAIT > pay by recipient > MISE_EN_PAIEMENT : all
COMPLETEE > pay by recipient > MISE_EN_PAIEMENT : all
MANDATEE > pay by recipient > MISE_EN_PAIEMENT : all
MISE_A_DISPOSITION_COMPTABLE > pay by recipient > MISE_EN_PAIEMENT : all
COMPTABILISEE > pay by recipient > MISE_EN_PAIEMENT : all
SUSPENDUE > complete by supplier > COMPLETEE : all
A_RECYCLER > recycle by supplier > DEPOSEE : all
SUSPENDUE > acknowledge-suspension by supplier > SUSPENDUE : all
REJETEE > acknowledge-rejection by supplier > REJETEE : all
MISE_A_DISPOSITION > ask-cancellation by supplier > MISE_A_DISPOSITION : all
SERVICE_FAIT > ask-cancellation by supplier > SERVICE_FAIT : all
COMPLETEE > ask-cancellation by supplier > COMPLETEE : all
SUSPENDUE > ask-cancellation by supplier > SUSPENDUE : all
MISE_A_DISPOSITION > refuse-cancellation by recipient > MISE_A_DISPOSITION : all
SERVICE_FAIT > refuse-cancellation by recipient > SERVICE_FAIT : all
COMPLETEE > refuse-cancellation by recipient > COMPLETEE : all
SUSPENDUE > refuse-cancellation by recipient > SUSPENDUE : all
MISE_A_DISPOSITION > accept-cancellation by recipient > REJETEE : all
SERVICE_FAIT > accept-cancellation by recipient > REJETEE : all
COMPLETEE > accept-cancellation by recipient > REJETEE : all
SUSPENDUE > accept-cancellation by recipient > REJETEE : all
MISE_EN_PAIEMENT > declare-payment by supplier > MISE_EN_PAIEMENT : all
REJETEE > treat-rejection by supplier > REJETEE : all
`
  .trim()
  .split("\n");

/** The same once recycling has ended and collection is stated (domain reference § 18): two lines differ, by the rule that each depends on. */
export function expectedUnder(reform: readonly string[]): string[] {
  const moved = EXPECTED.map((line) =>
    reform.includes("RECYCLING_ENDED") ? line.replace(" > A_RECYCLER", " > REJETEE") : line,
  );
  const collected = "MISE_EN_PAIEMENT > state-collection by system > MISE_EN_PAIEMENT : all";
  return reform.includes("COLLECTION_STATED") ? [...moved, collected] : moved;
}

/** What must come with each event, by the column « Input required » of the same table. */
export const EXPECTED_NEEDS: Readonly<Record<string, string>> = {
  "create-draft": "",
  "delete-draft": "",
  "submit A1": "checks",
  "submit A9": "checks validator",
  validate: "comment",
  "validate-second": "comment",
  refuse: "motif comment",
  "refuse-second": "motif comment",
  disclaim: "motif",
  "disclaim-second": "motif",
  "expire-validation": "validationPeriodOver",
  "expire-second-validation": "validationPeriodOver",
  "correct-validator": "validator",
  "correct-second-validator": "validator",
  route: "",
  "make-available": "",
  "ask-recycling": "motifOrComment",
  suspend: "motif",
  reject: "motif",
  "confirm-service": "",
  "order-payment": "",
  "hand-to-accountant": "",
  "enter-in-books": "",
  pay: "",
  complete: "attachmentOrComment",
  recycle: "checks",
  "acknowledge-suspension": "",
  "acknowledge-rejection": "",
  "ask-cancellation": "comment",
  "refuse-cancellation": "comment",
  "accept-cancellation": "",
  "declare-payment": "",
  "state-collection": "",
  "treat-rejection": "",
};
