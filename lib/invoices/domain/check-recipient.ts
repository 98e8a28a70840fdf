import { mayHaveSecondValidator, needsValidator } from "#lib/invoices/domain/cadres.ts";
import {
  blocking,
  type Check,
  type CheckFacts,
  type CheckProblem,
  NONE,
  type RecipientFacts,
  type ServiceFacts,
  type ValidatorFacts,
  warning,
} from "#lib/invoices/domain/check-types.ts";
import { STATE_SIRET } from "#lib/shared/identifiers.ts";

/** Service reserved for invoices between public bodies (domain reference § 4.2). */
export const PUBLIC_INVOICES_SERVICE = "FACTURES_PUBLIQUES";

/**
 * C11 in the control order of domain reference § 6: the structure, then the service, then the engagement. The first
 * question that fails ends the series, since the next ones depend on its answer.
 */
function checkRecipient(facts: CheckFacts): readonly CheckProblem[] {
  const { recipient, raw } = facts;
  if (!recipient) {
    const typed = raw.recipientIdentifier;
    return typed
      ? blocking("C11", "recipientIdentifier", "recipient.unknown", { value: typed })
      : blocking("C11", "recipientIdentifier", "recipient.required");
  }
  const structure = checkStructure(recipient);
  if (structure.length > 0) return structure;
  const needs = whatIsNeeded(recipient, facts.recipientService);
  const service = checkService(facts, needs);
  return service.length > 0 ? service : checkCommitment(facts, needs);
}

function checkStructure(recipient: RecipientFacts): readonly CheckProblem[] {
  const value = recipient.identifier;
  if (recipient.isSupplier) return blocking("C11", "recipientIdentifier", "recipient.isSupplier");
  if (!recipient.isPublic) return blocking("C11", "recipientIdentifier", "recipient.notPublic", { value });
  if (!recipient.active) return blocking("C11", "recipientIdentifier", "recipient.inactive", { value });
  return recipient.moaOnly ? blocking("C11", "recipientIdentifier", "recipient.worksOnly", { value }) : NONE;
}

export type RecipientNeeds = {
  readonly service: boolean;
  readonly commitment: boolean;
  /** One of the two is enough. */
  readonly either: boolean;
};

type Asking = Pick<
  RecipientFacts,
  "identifier" | "requiresService" | "requiresCommitment" | "requiresServiceOrCommitment"
>;

/**
 * What a recipient asks, said before typing: the either-or flag first, then each one, then the service's own flag. The State always asks
 * for both, whatever a file of the directory says of it (F-63).
 */
export function whatIsNeeded(
  recipient: Asking,
  service: Pick<ServiceFacts, "requiresCommitment"> | null,
): RecipientNeeds {
  if (recipient.identifier === STATE_SIRET) return { service: true, commitment: true, either: false };
  const serviceWantsIt = service?.requiresCommitment ?? false;
  if (recipient.requiresServiceOrCommitment) return { service: false, commitment: serviceWantsIt, either: true };
  return {
    service: recipient.requiresService,
    commitment: recipient.requiresCommitment || serviceWantsIt,
    either: false,
  };
}

/** The sentence of `deposit.needs` that says it. */
export function needsWords({ service, commitment, either }: RecipientNeeds) {
  if (either) return commitment ? "serviceCommitment" : "either";
  if (service) return commitment ? "both" : "service";
  return commitment ? "commitment" : "nothing";
}

function checkService(facts: CheckFacts, needs: RecipientNeeds): readonly CheckProblem[] {
  const { recipientService: service, raw, supplier, today } = facts;
  const typed = raw.recipientServiceCode;
  if (!service && typed) return blocking("C11", "recipientServiceCode", "service.unknown", { value: typed });
  if (!service) {
    if (needs.service) return blocking("C11", "recipientServiceCode", "service.required");
    return needs.either && !hasCommitment(facts)
      ? blocking("C11", "recipientServiceCode", "service.orCommitmentRequired")
      : NONE;
  }
  const value = service.code;
  if (!service.active) return blocking("C11", "recipientServiceCode", "service.inactive", { value });
  if (service.validFrom && today < service.validFrom) {
    return blocking("C11", "recipientServiceCode", "service.notYetValid", { value, date: service.validFrom });
  }
  if (service.validTo && today > service.validTo) {
    return blocking("C11", "recipientServiceCode", "service.expired", { value, date: service.validTo });
  }
  return value === PUBLIC_INVOICES_SERVICE && supplier.isPrivate
    ? blocking("C11", "recipientServiceCode", "service.publicOnly", { value })
    : NONE;
}

/** A contract number may stand in the place of the engagement (domain reference § 8.2). */
function hasCommitment({ values }: CheckFacts): boolean {
  return values.commitmentNumber !== null || values.contractNumber !== null;
}

function checkCommitment(facts: CheckFacts, needs: RecipientNeeds): readonly CheckProblem[] {
  const { values, recipient, commitment } = facts;
  if (needs.commitment && !hasCommitment(facts)) return blocking("C11", "commitmentNumber", "commitment.required");
  const number = values.commitmentNumber;
  if (number === null) return NONE;
  if (recipient?.identifier === STATE_SIRET && !/^\d{10}$/.test(number)) {
    return warning("C11", "commitmentNumber", "commitment.notStateFormat", { value: number });
  }
  if (commitment === "CLOSED") return warning("C11", "commitmentNumber", "commitment.closed", { value: number });
  return commitment === "UNKNOWN" ? warning("C11", "commitmentNumber", "commitment.unknown", { value: number }) : NONE;
}

function checkSupplier({ supplier }: CheckFacts): readonly CheckProblem[] {
  if (!supplier.active) return blocking("C13", "supplierId", "supplier.inactive");
  return supplier.mayDeposit ? NONE : blocking("C13", "supplierId", "supplier.notAllowed");
}

/** A9 and A12 pass through another company first (domain reference § 10.5). */
function checkValidator({ values, validator, raw }: CheckFacts): readonly CheckProblem[] {
  if (!needsValidator(values.cadre)) return NONE;
  if (!validator) {
    const typed = raw.validatorIdentifier;
    return typed
      ? blocking("validator", "validatorIdentifier", "validator.unknown", { value: typed })
      : blocking("validator", "validatorIdentifier", "validator.required");
  }
  return checkAnswering(validator, "validatorIdentifier");
}

/** A second one is named for some A9 only: by nobody's rule is it missing. */
function checkSecondValidator({ values, secondValidator, raw }: CheckFacts): readonly CheckProblem[] {
  if (!mayHaveSecondValidator(values.cadre)) return NONE;
  const typed = raw.secondValidatorIdentifier;
  if (!secondValidator) {
    return typed ? blocking("validator", "secondValidatorIdentifier", "validator.unknown", { value: typed }) : NONE;
  }
  if (secondValidator.isFirst) return blocking("validator", "secondValidatorIdentifier", "validator.isFirst");
  return checkAnswering(secondValidator, "secondValidatorIdentifier");
}

function checkAnswering(
  validator: ValidatorFacts,
  field: "validatorIdentifier" | "secondValidatorIdentifier",
): readonly CheckProblem[] {
  if (validator.isSupplier) return blocking("validator", field, "validator.isSupplier");
  if (!validator.active) return blocking("validator", field, "validator.inactive");
  return validator.answers ? NONE : warning("validator", field, "validator.nobodyAnswers");
}

export const RECIPIENT_CHECKS: readonly Check[] = [
  { id: "C13", run: checkSupplier },
  { id: "validator", run: (facts) => [...checkValidator(facts), ...checkSecondValidator(facts)] },
  { id: "C11", run: checkRecipient },
];
