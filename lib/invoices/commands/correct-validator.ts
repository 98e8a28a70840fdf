import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type AnswerRefusal, answer, order } from "#lib/invoices/commands/answer-recipient.ts";
import { applyTransition, type Transitioned } from "#lib/invoices/data/apply-transition.ts";
import { gatherFacts } from "#lib/invoices/data/check-facts.ts";
import type { CommandRow } from "#lib/invoices/data/load-for-command.ts";
import { findValidator } from "#lib/invoices/data/parties.ts";
import { blockingOnly, CHECKS } from "#lib/invoices/domain/checks.ts";
import { type CorrectValidatorInput, correctValidatorInput } from "#lib/invoices/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import type { Tx } from "#lib/platform/db.ts";
import { normaliseIdentifier } from "#lib/shared/identifiers.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { type FieldProblem, type Refusal, type Result, refuse } from "#lib/shared/result.ts";

/** « Erreur sur le valideur » → the right one is asked, and its time begins anew. Nothing else of the invoice changes (domain reference § 10.2 row 9). */
export async function correctValidator(
  actor: Actor,
  input: CorrectValidatorInput,
): Promise<Result<Transitioned, AnswerRefusal>> {
  const read = readInput(correctValidatorInput, input);
  if (!read.ok) return read;
  const { invoiceId, comment } = read.data;
  const identifier = normaliseIdentifier(read.data.validatorIdentifier);
  return answer(actor, invoiceId, async (tx, row) => {
    const validatorId = identifier === "" ? null : await findValidator(tx, identifier);
    if (!validatorId) {
      return failed(
        identifier === ""
          ? { field: FIELD, code: "validator.required" }
          : { field: FIELD, code: "validator.unknown", params: { value: identifier } },
      );
    }
    const second = row.status === "ERREUR_COTRAITANT_SUR_VALIDEUR";
    const [disclaimed, beside] = second
      ? [row.secondValidatorId, row.validatorId]
      : [row.validatorId, row.secondValidatorId];
    if (validatorId === disclaimed) return failed({ field: FIELD, code: "validator.disclaimed" });
    if (validatorId === beside) return failed({ field: FIELD, code: "validator.isFirst" });
    const moved = await applyTransition(tx, {
      ...order(actor, row),
      event: second ? "correct-second-validator" : "correct-validator",
      input: { by: "supplier", validatorNamed: true, comment },
      set: second ? { secondValidatorId: validatorId } : { validatorId },
    });
    if (!moved.ok) return moved;
    return (await validatorRefusal(tx, actor, row)) ?? moved;
  });
}

const FIELD = "validatorIdentifier";

function failed(problem: FieldProblem): Refusal<"CHECKS_FAILED"> {
  return refuse("CHECKS_FAILED", { fields: [problem] });
}

/** Checked as it is now written, in the words of a first sending; a refusal takes the whole move back. */
async function validatorRefusal(tx: Tx, actor: Actor, { id }: CommandRow): Promise<Refusal<AnswerRefusal> | null> {
  const facts = await gatherFacts(tx, actor, id, now());
  if (!facts) return refuse("NOT_FOUND");
  const checks = CHECKS.filter((check) => check.id === "validator");
  const problems = blockingOnly(checks.flatMap((check) => check.run(facts)));
  const fields = problems.map(({ code, params }) => ({ field: FIELD, code, ...(params ? { params } : {}) }));
  return fields.length === 0 ? null : refuse("CHECKS_FAILED", { fields });
}
