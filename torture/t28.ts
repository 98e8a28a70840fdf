import { LIMITS } from "#lib/accounts/domain/limits.ts";
import { markDevice, signInWithPassword } from "#lib/accounts/index.ts";
import { db } from "#lib/platform/db.ts";
import { eachOf, figure } from "#torture/each.ts";
import type { DatabaseRow, Finding, Size } from "#torture/row.ts";
import { makeTargets, PASSWORD, type Target } from "#torture/support/people.ts";

const SIZES: Readonly<Record<Size, { tries: number; addresses: number; accounts: number; perAccount: number }>> = {
  sample: { tries: 150, addresses: 50, accounts: 15, perAccount: 12 },
  first: { tries: 10_000, addresses: 1_000, accounts: 1_000, perAccount: 12 },
  long: { tries: 100_000, addresses: 10_000, accounts: 2_000, perAccount: 20 },
};
const WIDTH = 8;
/** The bar: guesses that may reach the comparison of one account's password in a quarter of an hour. */
const MOST = 10;
const MINUTES = 15;

/** 10 000 tries on one account from 1 000 addresses, the owner signing in meanwhile; then the same over 1 000 accounts. */
export const t28: DatabaseRow = {
  id: "T-28",
  title: "guessing passwords",
  needs: "database",
  async run(size: Size): Promise<Finding> {
    const { tries, addresses, accounts, perAccount } = SIZES[size];
    const started = Date.now();
    const [target] = await makeTargets(1);
    const [staff] = await makeTargets(1, "SUPPORT");
    if (!target || !staff) throw new Error("nobody was made");
    const owner = { tried: 0, in: 0 };
    let broken = 0;
    const guess = async ({ email }: Target, address: string, index: number) => {
      const from = { address, userAgent: null };
      const answer = await signInWithPassword({ email, password: `Essai-${index}-2026`, from });
      if (answer.ok) broken += 1;
    };
    const everyTenth = Math.ceil(tries / 10);
    await eachOf(Array.from({ length: tries }), WIDTH, async (_, index) => {
      await guess(target, networkOf(index % addresses), index);
      if (index % everyTenth !== 0) return;
      owner.tried += 1;
      const answer = await signInWithPassword({
        email: target.email,
        password: PASSWORD,
        from: { address: "198.51.100.7", userAgent: null },
        deviceCookie: markDevice(undefined, target.id, new Date()),
      });
      if (answer.ok) owner.in += 1;
    });
    const sprayed = await makeTargets(accounts);
    const spray = sprayed.flatMap((person) => Array.from({ length: perAccount }, () => person));
    await eachOf(spray, WIDTH, (person, index) => guess(person, networkOf((index * 7) % addresses), index));
    // One network alone goes on over all of them.
    const alone = "203.0.113.66";
    const many = [...sprayed, ...(await makeTargets(Math.max(0, 110 - accounts)))];
    await eachOf(many, WIDTH, (person, index) => guess(person, alone, index));

    const minutes = Math.max(1, Math.ceil((Date.now() - started) / 60_000 / MINUTES));
    const reachedOne = await mostReached([target]);
    const reachedMany = await mostReached(many);
    const reachedAlone = await db().loginAttempt.count({ where: { address: alone, outcome: "PASSWORD_REFUSED" } });
    const alerts = await db().notification.count({
      where: { userId: staff.id, type: { in: ["account.attacked", "account.sprayed"] } },
    });
    const told = await db().auditEvent.count({
      where: { type: "account.attackSuspected", OR: [{ subjectId: target.id }, { address: alone }] },
    });
    const pass =
      broken === 0 &&
      reachedOne > 0 &&
      reachedOne <= MOST * minutes &&
      reachedMany > 0 &&
      reachedMany <= MOST * minutes &&
      owner.in === owner.tried &&
      told === 2 &&
      alerts >= 2 &&
      alerts <= LIMITS.attackAlerts.points + 1;
    return {
      size: `${figure(tries)} tries on one account from ${figure(addresses)} addresses, ${figure(spray.length)} over ${figure(accounts)} accounts, ${figure(many.length)} from one address`,
      found: `${reachedOne} reached the password of the one, at most ${reachedMany} that of another, ${reachedAlone} came through from the one address (bar: ${MOST} in ${MINUTES} min); ${broken} got in; the owner's browser ${owner.in} of ${owner.tried}; alerts: ${told} kept, ${alerts} sent to one of the staff`,
      pass,
    };
  },
};

function networkOf(index: number): string {
  return `198.${18 + Math.floor(index / 62_500)}.${Math.floor(index / 250) % 250}.${(index % 250) + 1}`;
}

/** The most guesses that reached the comparison of one of these accounts: a row is written for each. */
async function mostReached(people: readonly Target[]): Promise<number> {
  const groups = await db().loginAttempt.groupBy({
    by: ["userId"],
    where: { userId: { in: people.map(({ id }) => id) }, outcome: "PASSWORD_REFUSED" },
    _count: true,
  });
  return Math.max(0, ...groups.map((group) => group._count));
}
