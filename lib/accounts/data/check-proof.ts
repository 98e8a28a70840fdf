import "server-only";
import { appCode } from "#lib/accounts/data/app-code.ts";
import { knownDevice } from "#lib/accounts/data/device.ts";
import { keySignature } from "#lib/accounts/data/key.ts";
import { forgive, take } from "#lib/accounts/data/limits.ts";
import { mailedCode } from "#lib/accounts/data/mailed-code.ts";
import type { ProofInput, ProofRefusal, ReadProof } from "#lib/accounts/data/proof.ts";
import type { Prover } from "#lib/accounts/data/prover.ts";
import { recoveryCode } from "#lib/accounts/data/recovery-code.ts";
import { type LimitName, minutesLeft } from "#lib/accounts/domain/limits.ts";
import type { ProofKind } from "#lib/accounts/domain/proof.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { type Result, refuse } from "#lib/shared/result.ts";

const READ = {
  EMAIL: mailedCode,
  TOTP: appCode,
  RECOVERY: recoveryCode,
  WEBAUTHN: keySignature,
} as const satisfies Record<ProofKind, ReadProof>;

/**
 * The one way to give a proof, for a sign-in and for an open session alike. What cannot be a proof is refused as it is read. Then a try
 * is counted, before anything is compared: of the guesses at once no more pass than the door allows, whatever their kind.
 *
 * @param work runs in the transaction that uses the proof up.
 */
export async function withProof<T>(
  prover: Prover,
  input: ProofInput,
  at: Date,
  work: (tx: Tx) => Promise<Result<T, ProofRefusal>>,
): Promise<Result<T, ProofRefusal>> {
  const read = READ[input.proof.kind](input.proof);
  if (!read.ok) return read;
  const door = doorOf(prover, input, at);
  const taken = await take(...door.limit);
  if (!taken.allowed) {
    if (taken.first) await keepRefusal(prover, input, door.shut);
    return refuse(door.shut, { params: { minutes: minutesLeft(taken.msLeft) } });
  }
  const checked = await read.data(prover, at);
  const outcome = checked.ok
    ? await transaction<Result<T, ProofRefusal>>(async (tx) => {
        const late = await checked.data(tx);
        if (late) return abort(late);
        const done = await work(tx);
        return done.ok ? done : abort(done);
      })
    : checked;
  if (outcome.ok) await forgive(...door.limit);
  else await keepRefusal(prover, input, outcome.code);
  return outcome;
}

type Limit = [LimitName, ...string[]];
type Door = {
  readonly limit: Limit;
  readonly shut: "CODE_LOCKED" | "TOO_MANY_KEYS";
};

/** Codes of every kind share the doors of the account (decision 22). Nobody guesses a signature: only the work of checking is limited. */
function doorOf({ user }: Prover, { proof, deviceCookie }: ProofInput, at: Date): Door {
  if (proof.kind === "WEBAUTHN") {
    return { limit: ["keyAccount", user.id], shut: "TOO_MANY_KEYS" };
  }
  const device = knownDevice(deviceCookie, user.id, at);
  const limit: Limit = device ? ["codeFromDevice", user.id, device] : ["codeFromStranger", user.id];
  return { limit, shut: "CODE_LOCKED" };
}

async function keepRefusal(prover: Prover, { proof, from }: ProofInput, reason: string): Promise<void> {
  const about = {
    outcome: "refused",
    userId: prover.user.id,
    sessionId: prover.sessionId,
    address: from.address,
  } as const;
  await transaction((tx) =>
    proof.kind === "EMAIL"
      ? recordAudit(tx, { type: "account.codeRefused", detail: { reason }, ...about })
      : recordAudit(tx, { type: "account.proofRefused", detail: { factor: proof.kind, reason }, ...about }),
  );
}
