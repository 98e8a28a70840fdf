import { verifyHistory } from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { each, figure } from "#torture/each.ts";
import type { DatabaseRow } from "#torture/row.ts";
import {
  after,
  EVERY_MOTIF,
  GESTURES,
  type Gesture,
  gesturesFrom,
  type Said,
} from "#torture/support/life-cycle/automaton.ts";
import { act, makeStage, newDraft, type Stage, type Walked } from "#torture/support/life-cycle/walker.ts";

const SIZES = {
  sample: { steps: 150, lanes: 4 },
  first: { steps: 100_000, lanes: 8 },
  long: { steps: 1_000_000, lanes: 8 },
} as const;

/** Numbers that a run can be played again with. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const FRAMES = [
  ["A1", false],
  ["A2", false],
  ["A9", false],
  ["A9", true],
  ["A12", false],
] as const;

type Tally = {
  done: number;
  moved: number;
  refused: number;
  invoices: number;
  readonly seen: Set<string>;
  readonly wrong: string[];
};

/** One lane: a draft walked until nothing leaves its state any more, then another one. */
async function walk(stage: Stage, roll: (below: number) => number, steps: number, tally: Tally): Promise<void> {
  let left = steps;
  while (left > 0) {
    const [frame, second] = FRAMES[roll(FRAMES.length)] ?? FRAMES[0];
    const walked = await newDraft(stage, frame, second);
    tally.invoices += 1;
    let ended = 0;
    while (left > 0 && ended < 4) {
      await step(stage, walked, roll, tally);
      left -= 1;
      if (gesturesFrom(walked).every((gesture) => gesture === "supplier treats")) ended += 1;
    }
    if (!(await verifyHistory(walked.id))?.intact) tally.wrong.push(`the history of a ${frame} is not one line`);
  }
}

async function step(stage: Stage, walked: Walked, roll: (below: number) => number, tally: Tally): Promise<void> {
  const legal = gesturesFrom(walked);
  const choice = roll(10) < 6 && legal.length > 0 ? legal : GESTURES;
  const gesture = (choice[roll(choice.length)] ?? "system delivers") as Gesture;
  const said = saying(roll);
  const before = walked.state;
  const expected = after(walked, gesture, said);
  const result = await act(stage, walked, gesture, said);
  const row = await db().invoice.findUniqueOrThrow({ where: { id: walked.id }, select: { status: true } });
  tally.done += 1;
  tally.seen.add(`${before} ${gesture} ${result.ok}`);
  // Bringing an invoice that is elsewhere to its recipient changes nothing, and says no more.
  const quiet = gesture === "system delivers";
  const told = `${walked.frame}${walked.second ? "+2" : ""} ${before}, ${gesture} ${JSON.stringify(said)}`;
  if (!quiet && result.ok !== (expected !== null)) {
    tally.wrong.push(`${told}: ${result.ok ? "allowed" : result.code}, the reference ${expected ?? "refuses"}`);
  }
  if (row.status !== (expected ?? before)) {
    tally.wrong.push(`${told}: became ${row.status}, the reference says ${expected ?? before}`);
  }
  if (expected !== null) tally.moved += 1;
  else tally.refused += 1;
  walked.state = row.status;
}

function saying(roll: (below: number) => number): Said {
  return {
    motif: roll(3) === 0 ? null : (EVERY_MOTIF[roll(EVERY_MOTIF.length)] ?? null),
    comment: [null, "  ", "Un commentaire."][roll(3)] ?? null,
    over: roll(2) === 0,
  };
}

/**
 * Random gestures by every side, legal or not, with every kind of reason, through the portal's own commands; after each, the portal and an
 * automaton written apart must agree on whether it was allowed and on the status.
 */
export const t15: DatabaseRow = {
  id: "T-15",
  title: "the life cycle against an automaton written apart",
  needs: "database",
  async run(size) {
    const { steps, lanes } = SIZES[size];
    const tally: Tally = { done: 0, moved: 0, refused: 0, invoices: 0, seen: new Set(), wrong: [] };
    const seed = Number(process.env.SEED ?? 20_261_127);
    await each(lanes, lanes, async (lane) => {
      await walk(await makeStage(), dice(seed + lane * 7919), Math.ceil(steps / lanes), tally);
    });
    const first = tally.wrong.slice(0, 6).join("; ");
    return {
      size: `${figure(tally.done)} gestures on ${figure(tally.invoices)} invoices of four cadres, ${figure(tally.moved)} legal and ${figure(tally.refused)} not`,
      found: `${tally.wrong.length} differences${first ? `: ${first}` : ""}; ${tally.seen.size} pairs of status and gesture seen`,
      pass: tally.wrong.length === 0 && tally.moved > tally.done / 10 && tally.refused > tally.done / 10,
    };
  },
};
