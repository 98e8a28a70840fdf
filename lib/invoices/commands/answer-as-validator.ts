import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { type CommonRefusal, type Denied, deny, keepDenied } from "#lib/invoices/commands/guard.ts";
import { sendOnward } from "#lib/invoices/commands/send-onward.ts";
import { applyTransition, type Transitioned, type TransitionRefusal } from "#lib/invoices/data/apply-transition.ts";
import { validatingStructures } from "#lib/invoices/data/invoice.scope.ts";
import { type CommandRow, loadForCommand, moverFor } from "#lib/invoices/data/load-for-command.ts";
import { type AnswerAsValidatorInput, answerAsValidatorInput } from "#lib/invoices/domain/schemas.ts";
import { ANSWER_MOTIF, answerEvent, awaitedPlace, type ValidatorPlace } from "#lib/invoices/domain/validation.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { type Result, refuse } from "#lib/shared/result.ts";

type Outcome = Result<Transitioned, CommonRefusal | TransitionRefusal> | Denied;

/**
 * The validator approves, refuses, or says that it is not the one (domain reference § 10.5). What comes next happens with the answer: the
 * second validator, the recipient, or nothing. The answer is that of the structure that was asked when the page was drawn; STALE when that
 * is no longer so.
 */
export async function answerAsValidator(
  actor: Actor,
  input: AnswerAsValidatorInput,
): Promise<Result<Transitioned, CommonRefusal | TransitionRefusal>> {
  const read = readInput(answerAsValidatorInput, input);
  if (!read.ok) return read;
  const { invoiceId, answer, seenStatus, comment } = read.data;
  const place = awaitedPlace(seenStatus) ?? "first";
  const outcome = await transaction<Outcome>(async (tx) => {
    const row = await loadForCommand(tx, actor, "toValidate", invoiceId);
    const asked = row && askedStructure(row, place);
    // Who sees it from the other place has no answer to give here.
    if (!asked || !validatingStructures(actor).includes(asked.structureId)) return abort(refuse("NOT_FOUND"));
    const denied = deny(actor, "invoice.validate", { structureId: asked.structureId });
    if (denied) return abort(denied);
    const at = now();
    const moved = await applyTransition(tx, {
      invoiceId,
      event: answerEvent(place, answer),
      input: { by: "validator", motif: ANSWER_MOTIF[answer], comment },
      mover: moverFor(actor, asked),
      at,
      seen: { status: seenStatus },
    });
    if (!moved.ok) return abort(moved);
    const onward = await sendOnward(tx, invoiceId, at);
    return onward.ok ? moved : abort(onward);
  });
  return keepDenied(actor, invoiceId, outcome);
}

function askedStructure(row: CommandRow, place: ValidatorPlace) {
  const [structureId, party] =
    place === "first" ? [row.validatorId, row.validator] : [row.secondValidatorId, row.secondValidator];
  return structureId === null ? null : { structureId, names: [party?.legalName] };
}
