import type { Actor } from "#lib/access/index.ts";
import { answerAsValidator, treatReceived, verifyHistory } from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import type { Result } from "#lib/shared/result.ts";
import { makePair, makeReceived, makeSent } from "#tests/factories/invoices.ts";
import { makeActor, makeStructure } from "#tests/factories/people.ts";
import { figure } from "#torture/each.ts";
import type { DatabaseRow } from "#torture/row.ts";

const ACTORS = 50;
/** In the sample ten people have five windows each: what wins is a move, not a person. */
const SIZES = {
  sample: { rounds: 3, people: 10 },
  first: { rounds: 500, people: ACTORS },
  long: { rounds: 2_000, people: ACTORS },
} as const;

const MOVES = ["confirm-service", "order-payment", "hand-to-accountant", "enter-in-books", "pay"] as const;
const ANSWERS = ["validate", "refuse", "disclaim"] as const;

async function people(
  structureId: string,
  application: "FACTURES_RECUES" | "FACTURES_A_VALIDER",
  count: number,
): Promise<Actor[]> {
  const made: Actor[] = [];
  while (made.length < count) made.push(await makeActor(structureId, [[application, "MODIFICATION"]]));
  return Array.from({ length: ACTORS }, (_, index) => made[index % count] as Actor);
}

/** What is wrong after fifty people moved one invoice at the same instant; nothing when one won, the others know, and the history is one line. */
async function judge(invoiceId: string, results: readonly Result<unknown>[], grown: number, actors: readonly Actor[]) {
  const wrong: string[] = [];
  const won = results.flatMap((result, index) => (result.ok ? [actors[index]?.displayName] : []));
  if (won.length !== 1) wrong.push(`${won.length} won`);
  const told = results.filter((result) => !result.ok && result.code === "STALE" && result.params?.status);
  if (told.length !== results.length - won.length)
    wrong.push(`${results.length - won.length - told.length} were not told`);
  const events = await db().invoiceStatusEvent.findMany({ where: { invoiceId }, orderBy: { position: "asc" } });
  if (events.some((event, index) => event.position !== index + 1)) wrong.push("a gap in the history");
  if (events.length !== grown) wrong.push(`${events.length} lines of history in the place of ${grown}`);
  if (!(await verifyHistory(invoiceId))?.intact) wrong.push("a broken chain");
  const { status } = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId }, select: { status: true } });
  if (events.at(-1)?.status !== status) wrong.push("the status is not that of the last line");
  return wrong;
}

export const t14: DatabaseRow = {
  id: "T-14",
  title: "fifty people move one invoice at the same instant",
  needs: "database",
  async run(size) {
    const { rounds, people: count } = SIZES[size];
    const pair = await makePair();
    const titulaire = await makeStructure();
    const agents = await people(pair.recipient.id, "FACTURES_RECUES", count);
    const validators = await people(titulaire.id, "FACTURES_A_VALIDER", count);
    const wrong: string[] = [];
    let tries = 0;
    for (let round = 0; round < rounds; round += 1) {
      // One round in three is a validator's: its answer writes two lines, or one for the wrong validator.
      if (round % 3 === 2) {
        const named = { cadre: "A12_FACTURE_COTRAITANT", validatorIdentifier: titulaire.identifier };
        const invoiceId = await makeSent(pair, named);
        const answer = ANSWERS[round % ANSWERS.length] ?? "validate";
        const results = await Promise.all(
          validators.map((who) =>
            answerAsValidator(who, { invoiceId, answer, seenStatus: "A_VALIDER_1", comment: "Vu." }),
          ),
        );
        wrong.push(...(await judge(invoiceId, results, answer === "validate" ? 4 : 3, validators)));
      } else {
        const invoiceId = await makeReceived(pair);
        const results = await Promise.all(
          agents.map((who, index) =>
            treatReceived(who, {
              invoiceId,
              event: MOVES[(index + round) % MOVES.length] ?? "pay",
              seenStatus: "MISE_A_DISPOSITION",
            }),
          ),
        );
        wrong.push(...(await judge(invoiceId, results, 5, agents)));
      }
      tries += ACTORS;
    }
    return {
      size: `${figure(rounds)} invoices, ${ACTORS} people each: ${figure(tries)} moves at once`,
      found: `${wrong.length} faults${wrong.length > 0 ? `: ${wrong.slice(0, 5).join("; ")}` : ""}`,
      pass: wrong.length === 0,
    };
  },
};
