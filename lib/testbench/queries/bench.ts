import "server-only";
import { type Actor, structuresWith } from "#lib/access/index.ts";
import { clockShift } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { structuresByIds } from "#lib/structures/index.ts";
import { isScenario, type Scenario } from "#lib/testbench/domain/scenarios.ts";
import { STAND_INS, type StandInSide } from "#lib/testbench/queries/stand-ins.ts";

type Party = { readonly id: string; readonly name: string };

export type BenchView = {
  readonly shiftDays: number;
  readonly suppliers: readonly Party[];
  readonly recipients: readonly Party[];
  /** The tester's own recipients, with how each answers by itself. */
  readonly answering: readonly (Party & { readonly scenario: Scenario | null; readonly delaySeconds: number })[];
  readonly orders: readonly {
    readonly id: string;
    readonly supplier: string;
    readonly recipient: string;
    readonly status: string;
    readonly count: number;
    readonly made: number;
    readonly at: Date;
    readonly ended: boolean;
    readonly problem: string | null;
  }[];
};

/** What the bench shows to its tester. The caller has made sure that it is one. */
export async function bench(actor: Actor): Promise<BenchView> {
  const own = async (permission: "invoice.submit" | "invoice.treat"): Promise<Party[]> => {
    const whole = structuresWith(actor, permission).filter(({ serviceIds }) => serviceIds === "all");
    const rows = await structuresByIds(whole.map(({ structureId }) => structureId));
    return rows.map(({ id, legalName, identifier }) => ({ id, name: `${legalName} (${identifier})` }));
  };
  const [suppliers, recipients, orders] = await Promise.all([
    own("invoice.submit"),
    own("invoice.treat"),
    db().testOrder.findMany({
      where: { byId: actor.userId },
      orderBy: { at: "desc" },
      take: 10,
      include: { supplier: { select: { legalName: true } }, recipient: { select: { legalName: true } } },
    }),
  ]);
  const set = await db().testRecipient.findMany({ where: { structureId: { in: recipients.map(({ id }) => id) } } });
  const answers = new Map(set.map((one) => [one.structureId, one]));
  return {
    shiftDays: Math.round(clockShift() / 86_400_000),
    suppliers: [...suppliers, standInParty("supplier")],
    recipients: [...recipients, standInParty("recipient")],
    answering: recipients.map((party) => {
      const one = answers.get(party.id);
      const scenario = one && isScenario(one.scenario) ? one.scenario : null;
      return { ...party, scenario, delaySeconds: one?.delaySeconds ?? 5 };
    }),
    orders: orders.map(({ id, supplier, recipient, status, count, made, at, endedAt, problem }) => ({
      ...{ id, status, count, made, at, problem },
      supplier: supplier.legalName,
      recipient: recipient.legalName,
      ended: endedAt !== null,
    })),
  };
}

function standInParty(side: StandInSide): Party {
  const { id, legalName, identifier } = STAND_INS[side];
  return { id, name: `${legalName} (${identifier})` };
}
