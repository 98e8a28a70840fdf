import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { createTransport } from "nodemailer";
import { queueMail, sweepMail } from "#lib/notifications/index.ts";
import { useClock as setClock } from "#lib/platform/clock.ts";
import { pool, transaction } from "#lib/platform/db.ts";
import type { Mail } from "#lib/platform/mailer.ts";
import { figure } from "#torture/each.ts";
import type { Finding, Size } from "#torture/row.ts";
import { rememberingMailServer, type Taken } from "#torture/support/mail-server.ts";

const SIZES = {
  sample: { outage: { people: 10, mails: 30 }, kills: 1, everyMs: 800, people: 10, backlog: 20 },
  first: { outage: { people: 400, mails: 4_000 }, kills: 100, everyMs: 3_000, people: 500, backlog: 300 },
  long: { outage: { people: 400, mails: 4_000 }, kills: 300, everyMs: 3_000, people: 500, backlog: 300 },
} as const;

const MINUTE = 60_000;
/** Orders a mail whose subject counts those of its address. */
function orderer(domain: string) {
  const numbers = new Map<string, number>();
  const order = async (person: number) => {
    const to = `personne-${person}@${domain}.example`;
    const number = (numbers.get(to) ?? 0) + 1;
    numbers.set(to, number);
    await transaction((tx) =>
      queueMail(tx, {
        to,
        locale: "fr",
        template: "invoice.received",
        params: { firstName: "Ada", number: `N${String(number).padStart(6, "0")}`, otherParty: "Ys" },
        link: "/notifications",
      }),
    );
  };
  return { order, ordered: numbers };
}

type Tally = { readonly lost: number; readonly repeated: number; readonly disorder: number; readonly others: number };

/** Compares what a server took with what was ordered. A repeated mail bears the Message-ID of the first. */
function compare(taken: readonly Taken[], ordered: ReadonlyMap<string, number>): Tally {
  const last = new Map<string, number>();
  const ids = new Set<string>();
  let [repeated, disorder, others] = [0, 0, 0];
  for (const { to, messageId, subject } of taken) {
    if (ids.has(messageId)) {
      repeated += 1;
      continue;
    }
    ids.add(messageId);
    const number = Number(/N(\d{6})/.exec(subject)?.[1] ?? 0);
    const before = last.get(to) ?? 0;
    // Once more under another name, or before its turn.
    if (number <= before) others += 1;
    else if (number !== before + 1) disorder += 1;
    last.set(to, Math.max(before, number));
  }
  let lost = 0;
  for (const [to, count] of ordered) lost += count - (last.get(to) ?? 0);
  return { lost, repeated, disorder, others };
}

/** The server is away for an hour of the portal's clock while mails are ordered; then it comes back. */
async function outage({ people, mails }: { people: number; mails: number }) {
  const { order, ordered } = orderer("panne");
  const taken: Taken[] = [];
  const start = Date.now();
  let minute = 0;
  const restore = setClock({ now: () => new Date(start + minute * MINUTE) });
  const away = () => Promise.reject(Object.assign(new Error("connect ECONNREFUSED"), { code: "ESOCKET" }));
  const up = async (mail: Mail) =>
    void taken.push({ to: mail.to, messageId: mail.messageId, subject: mail.subject, at: minute });
  let [sent, minutesAfter] = [0, 0];
  try {
    for (; minute < 60; minute += 1) {
      for (let one = 0; one < mails / 60; one += 1) await order((minute * 7 + one * 13) % people);
      sent += (await sweepMail(away)).sent;
    }
    for (; minutesAfter < 10; minutesAfter += 1, minute += 1) {
      await sweepMail(up);
      if (compare(taken, ordered).lost === 0) break;
    }
  } finally {
    restore();
  }
  return { ...compare(taken, ordered), minutesAfter: minutesAfter + 1, sentWhileAway: sent, total: taken.length };
}

async function startVictim(smtpUrl: string): Promise<ChildProcess> {
  const args = ["--conditions=react-server", "torture/support/mail-worker.ts"];
  const env = { ...process.env, NODE_OPTIONS: "", SMTP_URL: smtpUrl, LOG_LEVEL: "silent" };
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) => reject(new Error(`the worker ended by itself: ${code}`)));
  });
  child.removeAllListeners("exit");
  return child;
}

/** Two workers send without a pause, since so many mails always wait (`backlog`); every few seconds one of them is killed outright, and another takes its place. */
async function killing({ kills, everyMs, people, backlog }: (typeof SIZES)["sample" | "first" | "long"]) {
  const server = await rememberingMailServer();
  const { order, ordered } = orderer("tue");
  let producing = true;
  const produce = async () => {
    for (let next = 0; producing; ) {
      if (total(ordered) - server.taken.length < backlog) await order(next++ % people);
      else await sleep(20);
    }
  };
  const producer = produce();
  const workers = [await startVictim(server.url), ...(kills > 1 ? [await startVictim(server.url)] : [])];
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      await sleep(everyMs * (0.5 + Math.random()));
      const index = kill % workers.length;
      workers[index]?.kill("SIGKILL");
      if (kill + 1 < kills) workers[index] = await startVictim(server.url);
    }
  } finally {
    producing = false;
    await producer;
    for (const worker of workers) worker.kill("SIGKILL");
  }
  await finish(server.url);
  await server.stop();
  return { ...compare(server.taken, ordered), total: total(ordered) };
}

const total = (ordered: ReadonlyMap<string, number>) => [...ordered.values()].reduce((sum, one) => sum + one, 0);

/** What the dead had begun is theirs for a minute: the portal's clock is two minutes ahead here, so that nobody waits. */
async function finish(url: string): Promise<void> {
  const transport = createTransport({ url });
  const restore = setClock({ now: () => new Date(Date.now() + 2 * MINUTE) });
  try {
    for (let turn = 0; turn < 50; turn += 1) {
      await sweepMail(async (mail) => void (await transport.sendMail({ from: "portail@chorale.invalid", ...mail })));
      const { rows } = await pool().query<{ left: number }>(
        "select count(*)::int as left from mail_delivery where sent_at is null and failed_at is null",
      );
      if (rows[0]?.left === 0) return;
    }
  } finally {
    restore();
  }
}

/** All of it, on the database of DATABASE_URL, where nobody else may send mails. */
export async function mailStorm(size: Size): Promise<Finding> {
  const sizes = SIZES[size];
  const away = await outage(sizes.outage);
  const killed = await killing(sizes);
  const bar = Math.max(1, Math.floor(killed.total / 10_000));
  const clean = ({ lost, disorder, others }: Tally) => lost === 0 && disorder === 0 && others === 0;
  return {
    size: `${figure(away.total)} mails over an hour without a server; ${figure(killed.total)} mails, a worker killed ${sizes.kills} times`,
    found: `without a server: ${away.lost} lost, ${away.repeated} twice, ${away.disorder + away.others} out of order, all out ${away.minutesAfter} minute(s) after; killed: ${killed.lost} lost, ${killed.repeated} twice under the same Message-ID (bar ${bar}), ${killed.others} under another, ${killed.disorder} out of order`,
    pass:
      clean(away) &&
      away.repeated === 0 &&
      away.sentWhileAway === 0 &&
      away.minutesAfter <= 2 &&
      clean(killed) &&
      killed.repeated <= bar,
  };
}
