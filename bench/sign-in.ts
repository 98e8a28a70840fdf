import { hash, verify } from "@node-rs/argon2";
import pg from "pg";
import { formWith, sendForm } from "#bench/form.ts";
import type { Row } from "#bench/row.ts";
import { percentile, race } from "#bench/statistics.ts";
import { routes } from "#lib/shared/routes.ts";

const PASSWORD = "un mot de passe pour mesurer 1789";
/** Architecture § 2. Written out: the yardstick must not follow the code it measures. */
const PARAMETERS = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 } as const;
const ROUNDS = 60;

/** Gives a password to as many generated people as there are calls: a limit per account is part of what is measured, not of the measure. */
async function peopleWithPassword(databaseUrl: string, passwordHash: string, count: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; login_email: string }>(
      `select id, login_email from "user" where status = 'ACTIVE' order by id limit $1`,
      [count],
    );
    await client.query(
      "insert into credential (user_id, password_hash, changed_at) select id, $2, now() from unnest($1::uuid[]) id",
      [rows.map((row) => row.id), passwordHash],
    );
    return rows.map((row) => row.login_email);
  } finally {
    await client.end();
  }
}

/** The password step of sign-in over HTTP, form included, beside one verification of the same hash. */
export async function measureSignIn(origin: string, databaseUrl: string): Promise<Row[]> {
  const passwordHash = await hash(PASSWORD, PARAMETERS);
  const people = await peopleWithPassword(databaseUrl, passwordHash, ROUNDS + 5);
  const page = `${origin}${routes.signIn()}`;
  const form = formWith(await (await fetch(page)).text(), "password", page);
  const signIn = async () => {
    const email = people.pop();
    if (!email) throw new Error("nobody left to sign in");
    const reply = await sendForm(form, { email, password: PASSWORD });
    await reply.arrayBuffer();
    if (reply.status !== 303 || !reply.headers.get("location")?.includes(routes.signInCode())) {
      throw new Error(`sign-in of ${email} answered ${reply.status}, not the page of the code`);
    }
  };
  const times = await race({ signIn, argon2: () => verify(passwordHash, PASSWORD) }, { rounds: ROUNDS, warmUp: 5 });
  const p95 = percentile(times.signIn, 0.95);
  const yardstick = percentile(times.argon2, 0.95);
  return [
    {
      name: "Sign-in, password step over HTTP: p95",
      value: p95,
      unit: "ms",
      yardstick: { name: "one argon2id (64 MiB, t=3)", value: yardstick },
      ratio: p95 / yardstick,
      bar: "≤ 250 ms",
      met: p95 <= 250,
    },
  ];
}
