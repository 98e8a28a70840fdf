import { approveAttachment, cancelAttachment, refuseAttachment, requestAttachment } from "#lib/access/index.ts";
import type { Actor } from "#lib/access/public.ts";
import { db } from "#lib/platform/db.ts";
import { actorOf, makeActor, makeStructure, makeUser } from "#tests/factories/people.ts";
import type { DatabaseRow, Finding, Size } from "#torture/row.ts";

const TRIALS: Readonly<Record<Size, number>> = { sample: 12, first: 500, long: 500 };

const STATUS_OF = ["VALIDEE", "REFUSEE", "SUPPRIMEE"] as const;

type Managers = { readonly structureId: string; readonly one: Actor; readonly other: Actor };

/** One manager approves, another refuses and the author cancels at the same instant, each sent first in turn. */
async function race(managers: Managers, requester: Actor, requestId: string, turn: number) {
  const gestures = [
    () => approveAttachment(managers.one, { requestId, right_FACTURES_EMISES: "MODIFICATION" }),
    () => refuseAttachment(managers.other, { requestId, reason: "Nous ne vous connaissons pas." }),
    () => cancelAttachment(requester, { requestId }),
  ];
  const order = [0, 1, 2].map((index) => (index + turn) % 3);
  const results = await Promise.all(order.map(async (index) => ({ index, result: await gestures[index]?.() })));
  return results.filter(({ result }) => result?.ok).map(({ index }) => index);
}

async function trial(managers: Managers, turn: number): Promise<{ wrong: string[]; winner: number }> {
  const { structureId } = managers;
  const requester = await actorOf((await makeUser()).id);
  const asked = await requestAttachment(requester, {
    structureId,
    level: "structure",
    comment: "Je rejoins l’équipe.",
  });
  if (!asked.ok) return { wrong: [`the request was refused: ${asked.code}`], winner: -1 };
  const { requestId } = asked.data;
  const winners = await race(managers, requester, requestId, turn);
  const wrong: string[] = [];
  if (winners.length !== 1) wrong.push(`${winners.length} gestures accepted`);
  const winner = winners[0] ?? -1;
  const [request, members, decisions, told] = await Promise.all([
    db().attachmentRequest.findUniqueOrThrow({ where: { id: requestId }, select: { status: true } }),
    db().membership.count({ where: { structureId, userId: requester.userId } }),
    db().auditEvent.count({
      where: { subjectId: requestId, outcome: "done", type: { in: ["attachment.decided", "attachment.cancelled"] } },
    }),
    db().notification.count({ where: { userId: requester.userId } }),
  ]);
  if (request.status !== STATUS_OF[winner]) wrong.push(`${request.status} after the gesture ${winner}`);
  if (members !== (winner === 0 ? 1 : 0)) wrong.push(`${members} memberships after ${request.status}`);
  if (decisions !== 1) wrong.push(`${decisions} decisions in the trail`);
  if (told !== (winner === 2 ? 0 : 1)) wrong.push(`told ${told} times of ${request.status}`);
  return { wrong, winner };
}

export const t17: DatabaseRow = {
  id: "T-17",
  title: "approve, refuse and cancel one request at once",
  needs: "database",
  async run(size): Promise<Finding> {
    const { id: structureId } = await makeStructure();
    const managers: Managers = {
      structureId,
      one: await makeActor(structureId, [], "MAIN_MANAGER"),
      other: await makeActor(structureId, [], "SECONDARY_MANAGER"),
    };
    const trials = TRIALS[size];
    const wrong: string[] = [];
    const wins = [0, 0, 0];
    for (let turn = 0; turn < trials; turn += 1) {
      const outcome = await trial(managers, turn);
      wrong.push(...outcome.wrong);
      wins[outcome.winner] = (wins[outcome.winner] ?? 0) + 1;
    }
    const won = `${wins[0]} approved, ${wins[1]} refused, ${wins[2]} cancelled`;
    const found = wrong.length === 0 ? `one outcome each time (${won})` : `${wrong.length} faults, first: ${wrong[0]}`;
    return { size: `${trials} races of three`, found, pass: wrong.length === 0 };
  },
};
