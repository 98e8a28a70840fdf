import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { PAYMENT_DAYS } from "#lib/invoices/domain/payment-clock.ts";
import { ASKED, whatIsAsked } from "#lib/shared/asked.ts";
import { STATE_SIRET } from "#lib/shared/identifiers.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { changeStructure, type ManageRefusal } from "#lib/structures/commands/change-structure.ts";
import { changedFields } from "#lib/structures/domain/changed-fields.ts";
import { type SetReceptionInput, setReceptionInput } from "#lib/structures/domain/schemas.ts";

type Refused = "INVALID_INPUT" | "CHANGED_MEANWHILE" | ManageRefusal;

/**
 * What a public structure asks of the invoices addressed to it, and in how many days it pays (domain reference § 6). It holds for every
 * invoice sent from now on; those sent already stay as they are. The State's own requirements are not its managers' to change, and a
 * period longer than the law's is refused (CCP L2192-10). NOT_FOUND for a structure that receives nothing.
 */
export async function setReception(
  actor: Actor,
  input: SetReceptionInput,
): Promise<Result<{ changed: boolean }, Refused>> {
  const read = readInput(setReceptionInput, input);
  if (!read.ok) return read;
  const { structureId, version, asked, paymentReported, paymentDays } = read.data;
  return changeStructure<{ changed: boolean }, Refused>(actor, structureId, "structure.reception", async (change) => {
    const { tx, structure, at, keep } = change;
    if (structure.kind !== "PUBLIQUE") return refuse("NOT_FOUND");
    if (structure.version !== version) return refuse("CHANGED_MEANWHILE");
    const row = await tx.structure.findUniqueOrThrow({ where: { id: structureId } });
    if (row.identifier === STATE_SIRET && asked !== "both")
      return refuse("INVALID_INPUT", { fields: [{ field: "asked", code: "ASKED_BY_STATE" }] });
    const legal = PAYMENT_DAYS[row.payerKind];
    if (paymentDays !== null && paymentDays > legal)
      return refuse("INVALID_INPUT", {
        fields: [{ field: "paymentDays", code: "DAYS_LONGER", params: { max: legal, value: paymentDays } }],
      });
    const before = {
      asked: whatIsAsked(row),
      paymentReported: !row.paymentNotReported,
      paymentDays: row.paymentDays ?? legal,
    };
    // The law's own number is kept as "nothing shorter": it follows the law when that changes.
    const shorter = paymentDays === legal ? null : paymentDays;
    const fields = changedFields(before, { asked, paymentReported, paymentDays: shorter ?? legal });
    await tx.structure.update({
      where: { id: structureId },
      data: {
        ...ASKED[asked],
        paymentNotReported: !paymentReported,
        paymentDays: shorter,
        // Saved as it was counts too: it says that the managers answer for it, and no file any more.
        receptionSetAt: at,
        version: { increment: 1 },
      },
    });
    if (fields.length > 0) await keep("structure.changed", { fields });
    return ok({ changed: fields.length > 0 });
  });
}
