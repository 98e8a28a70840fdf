import { randomBytes } from "node:crypto";
import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import {
  CAPTCHA_MINUTES,
  captchaImage,
  captchaSound,
  captchaWork,
  finishCaptchaWork,
  newCaptcha,
  solveCaptcha,
  spendCaptcha,
} from "#lib/captcha/index.ts";
import { useClock as setClock } from "#lib/platform/clock.ts";
import { seal, unseal } from "#lib/platform/seal.ts";
import type { DatabaseRow, Finding, Size } from "#torture/row.ts";

/** A captcha used again, elsewhere, too late, or made up. Each way is tried beside an honest use, which must be accepted. */
const ATTEMPTS: Readonly<Record<Size, number>> = { sample: 150, first: 2000, long: 20_000 };

type Outcome = { readonly ok: boolean } | null;
type Tally = { tried: number; accepted: Map<string, number>; honest: number; honestRefused: number };

const visitor = () => randomBytes(16).toString("hex");
const codeOf = (token: string): string => JSON.parse(unseal("captcha", token)).code;
const altered = (token: string) => token.slice(0, 40) + (token[40] === "A" ? "B" : "A") + token.slice(41);

async function later<T>(work: () => Promise<T>): Promise<T> {
  const restore = setClock({ now: () => new Date(Date.now() + CAPTCHA_MINUTES * 60_000) });
  try {
    return await work();
  } finally {
    restore();
  }
}

function counter(tally: Tally) {
  return {
    attack: async (name: string, outcome: Promise<Outcome | Uint8Array>) => {
      tally.tried += 1;
      const result = await outcome;
      const accepted = result !== null && (!("ok" in result) || result.ok);
      if (accepted) tally.accepted.set(name, (tally.accepted.get(name) ?? 0) + 1);
    },
    honest: async <T extends { readonly ok: boolean }>(outcome: Promise<T>): Promise<T> => {
      const result = await outcome;
      tally.honest += 1;
      if (!result.ok) tally.honestRefused += 1;
      return result;
    },
  };
}

/** One captcha of one visitor, and everything that can be tried with it. */
async function round(tally: Tally): Promise<void> {
  const { attack, honest } = counter(tally);
  const [mine, theirs] = [visitor(), visitor()];

  const token = newCaptcha(mine);
  const right = { token, answer: codeOf(token) };
  await attack("answered by another browser", solveCaptcha(right, theirs));
  await attack("answered by a browser without the cookie", solveCaptcha(right, null));
  await attack("image for another browser", captchaImage(token, theirs));
  await attack("sound for another browser", Promise.resolve(captchaSound(token, theirs, "fr")));
  await attack("altered", solveCaptcha({ ...right, token: altered(token) }, mine));
  await attack(
    "too late",
    later(() => solveCaptcha(right, mine)),
  );
  await attack("token in place of a pass", spendCaptcha({ pass: token }, mine));
  const solved = await honest(solveCaptcha(right, mine));
  await Promise.all(Array.from({ length: 5 }, () => attack("answered again", solveCaptcha(right, mine))));
  await attack("heard after it was read", spendCaptcha({ ...right, answer: right.answer.toLowerCase() }, mine));

  const wrong = newCaptcha(mine);
  await attack("wrong answer", solveCaptcha({ token: wrong, answer: "222222" }, mine));
  await attack("right answer after a wrong one", solveCaptcha({ token: wrong, answer: codeOf(wrong) }, mine));

  const pass = solved.ok && "data" in solved ? solved.data.pass : "";
  await attack("pass of another browser", spendCaptcha({ pass }, theirs));
  await attack("pass altered", spendCaptcha({ pass: altered(pass) }, mine));
  await attack(
    "pass too late",
    later(() => spendCaptcha({ pass }, mine)),
  );
  await attack("pass in place of a token", solveCaptcha({ token: pass, answer: "222222" }, mine));
  await attack(
    "pass sealed for another use",
    spendCaptcha({ pass: seal("captcha", unseal("captcha-pass", pass)) }, mine),
  );
  await honest(spendCaptcha({ pass }, mine));
  await Promise.all(Array.from({ length: 5 }, () => attack("pass again", spendCaptcha({ pass }, mine))));
}

/** One computation, done once; its result is then tried in every other way. */
async function computation(tally: Tally, replays: number): Promise<void> {
  const { attack, honest } = counter(tally);
  const [mine, theirs] = [visitor(), visitor()];
  const challenge = await captchaWork(mine);
  const solution = await solveChallenge({ challenge, deriveKey, timeout: 0 });
  if (!solution) throw new Error("the computation has no solution");
  const answer = { challenge, solution };
  const cheaper = { ...answer, challenge: { ...challenge, parameters: { ...challenge.parameters, cost: 1 } } };
  const longer = {
    ...answer,
    challenge: { ...challenge, parameters: { ...challenge.parameters, expiresAt: 9_999_999_999 } },
  };
  await attack("computed by another browser", finishCaptchaWork(answer, theirs));
  await attack("computed without the cookie", finishCaptchaWork(answer, null));
  await attack("cheaper computation", finishCaptchaWork(cheaper, mine));
  await attack("computation made to last", finishCaptchaWork(longer, mine));
  await attack(
    "computation too late",
    later(() => finishCaptchaWork(answer, mine)),
  );
  await attack(
    "no computation",
    finishCaptchaWork({ challenge, solution: { counter: 1, derivedKey: "00".repeat(32) } }, mine),
  );
  await honest(finishCaptchaWork(answer, mine));
  await Promise.all(
    Array.from({ length: replays }, () => attack("computation again", finishCaptchaWork(answer, mine))),
  );
}

async function run(size: Size): Promise<Finding> {
  const tally: Tally = { tried: 0, accepted: new Map(), honest: 0, honestRefused: 0 };
  await computation(tally, 20);
  while (tally.tried < ATTEMPTS[size]) await round(tally);
  const accepted = [...tally.accepted].map(([name, count]) => `${count} × ${name}`);
  return {
    size: `${tally.tried} attempts beside ${tally.honest} honest uses`,
    found: `${accepted.length === 0 ? "0 accepted" : accepted.join(", ")}; ${tally.honestRefused} honest uses refused`,
    pass: accepted.length === 0 && tally.honestRefused === 0 && tally.honest > 0,
  };
}

export const t36: DatabaseRow = { id: "T-36", title: "a captcha used twice or elsewhere", needs: "database", run };
