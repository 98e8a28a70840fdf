import { randomBytes, randomInt } from "node:crypto";
import {
  activateAccount,
  hashPassword,
  openRegistration,
  resetPassword,
  sendActivation,
  sendPasswordReset,
} from "#lib/accounts/index.ts";
import { useClock as setClock } from "#lib/platform/clock.ts";
import { db, pool } from "#lib/platform/db.ts";
import { seal, unseal } from "#lib/platform/seal.ts";
import { newId } from "#lib/shared/ids.ts";
import type { DatabaseRow, Finding, Size } from "#torture/row.ts";

/** Links of an activation and of a forgotten password: used again, too old, replaced, guessed. Nothing of it may open anything. */
const GUESSES: Readonly<Record<Size, number>> = { sample: 60, first: 100_000, long: 1_000_000 };
const PASSWORD = "Cinq-barques-rouges-9";

let calls = 0;
/** A network address that nobody used before: what is tested is the link, not the limit in front of it. */
function from() {
  calls += 1;
  return { address: `10.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`, userAgent: "torture" };
}

const choice = (token: string) => ({ token, password: PASSWORD, confirmation: PASSWORD, from: from() });

type Kind = {
  readonly use: (token: string) => Promise<{ ok: boolean }>;
  /** A person for whom a link can be asked, and the way to ask for one. */
  readonly person: () => Promise<string>;
  readonly send: (email: string) => Promise<unknown>;
};

async function lastToken(email: string): Promise<string> {
  const { rows } = await pool().query<{ params: { sealed?: string } }>(
    "select params from mail_delivery where recipient = $1 order by position desc limit 1",
    [email],
  );
  const { link } = JSON.parse(unseal("mail", rows[0]?.params.sealed ?? ""));
  return new URL(link, "http://portal.invalid").searchParams.get("jeton") ?? "";
}

const address = () => `lien-${randomBytes(8).toString("hex")}@essai.example`;

const KINDS: Readonly<Record<"activation" | "reset", Kind>> = {
  activation: {
    use: (token) => activateAccount(choice(token)),
    person: async () => {
      const email = address();
      const order = {
        email,
        firstName: "Ada",
        lastName: "Essai",
        phone: null,
        contactEmail: email,
        survey: false,
        locale: "fr",
        at: Date.now(),
      };
      await openRegistration({ sealed: seal("registration", JSON.stringify(order)), address: null });
      return email;
    },
    send: (email) => sendActivation({ sealed: seal("activation", JSON.stringify({ email })), address: null }),
  },
  reset: {
    use: (token) => resetPassword(choice(token)),
    person: async () => {
      const email = address();
      passwordHash ??= hashPassword("Barque-verte-2026");
      await db().user.create({
        data: {
          id: newId(),
          loginEmail: email,
          contactEmail: email,
          firstName: "Ada",
          lastName: "Essai",
          status: "ACTIVE",
          credential: { create: { passwordHash: await passwordHash, changedAt: new Date() } },
        },
      });
      return email;
    },
    send: (email) => sendPasswordReset({ sealed: seal("password-reset", email), address: null }),
  },
};
let passwordHash: Promise<string> | undefined;

/** A token that is wrong in one character, at any place of it: the closest guess there is. */
function almost(token: string): string {
  const at = randomInt(token.length - 1);
  const other = token[at] === "A" ? "B" : "A";
  return token.slice(0, at) + other + token.slice(at + 1);
}

type Tally = { tried: number; opened: number; refusedWrongly: number };

async function attack(kind: Kind, other: Kind, guesses: number, tally: Tally): Promise<void> {
  const mustFail = async (token: string) => {
    tally.tried += 1;
    if ((await kind.use(token)).ok) tally.opened += 1;
  };
  const mustOpen = async (token: string) => {
    if (!(await kind.use(token)).ok) tally.refusedWrongly += 1;
  };
  const link = async (email: string) => {
    await kind.send(email);
    return lastToken(email);
  };

  const twice = await link(await kind.person());
  const together = await Promise.all(Array.from({ length: 10 }, () => kind.use(twice)));
  tally.tried += 9;
  tally.opened += together.filter((one) => one.ok).length - 1;
  await mustFail(twice);

  const two = await kind.person();
  const [older, newer] = [await link(two), await link(two)];
  await mustFail(older);
  await mustOpen(newer);
  await mustFail(older);

  const old = await link(await kind.person());
  const restore = setClock({ now: () => new Date(Date.now() + 60 * 60_000) });
  await mustFail(old);
  restore();

  // The link of the other kind is no link of this one.
  const stranger = await other.person();
  await other.send(stranger);
  await mustFail(await lastToken(stranger));

  const target = await link(await kind.person());
  const rounds = Math.ceil(guesses / 8);
  for (let round = 0; round < rounds; round++)
    await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        mustFail(n % 2 === 0 ? almost(target) : randomBytes(32).toString("base64url")),
      ),
    );
  await mustOpen(target);
}

async function run(size: Size): Promise<Finding> {
  const tally: Tally = { tried: 0, opened: 0, refusedWrongly: 0 };
  await attack(KINDS.activation, KINDS.reset, GUESSES[size] / 2, tally);
  await attack(KINDS.reset, KINDS.activation, GUESSES[size] / 2, tally);
  return {
    size: `${tally.tried} links used again, replaced, too old or guessed`,
    found: `${tally.opened} opened something; ${tally.refusedWrongly} good links refused`,
    pass: tally.opened === 0 && tally.refusedWrongly === 0 && tally.tried >= GUESSES[size],
  };
}

export const t35: DatabaseRow = { id: "T-35", title: "links that open something", needs: "database", run };
