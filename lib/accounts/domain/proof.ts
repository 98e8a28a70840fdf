/** What can complete a sign-in or renew the proof of an open session: a factor, or a recovery code in its place. */
export const PROOF_KINDS = ["EMAIL", "TOTP", "WEBAUTHN", "RECOVERY"] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** What a person owns and manages; recovery codes only stand in for one. */
export type FactorKind = Exclude<ProofKind, "RECOVERY">;

/** The words of `?moyen=`, by kind. */
export const PROOF_WORDS = {
  EMAIL: "message",
  TOTP: "application",
  WEBAUTHN: "cle",
  RECOVERY: "secours",
} as const satisfies Record<ProofKind, string>;

/** What a person can prove themself with; the preferred factor comes first. */
export type ProofChoices = readonly [ProofKind, ...ProofKind[]];

/** The kinds a person has, in the order they are offered: the preferred one, the other factors, recovery codes last. */
export function proofChoices(
  factors: readonly { readonly kind: FactorKind; readonly preferred: boolean }[],
  recoveryLeft: number,
): ProofChoices {
  const preferred = factors.find((factor) => factor.preferred)?.kind;
  const owned = PROOF_KINDS.filter((kind) =>
    kind === "RECOVERY" ? recoveryLeft > 0 : factors.some((factor) => factor.kind === kind),
  );
  const [first = "EMAIL", ...rest] = [
    ...owned.filter((kind) => kind === preferred),
    ...owned.filter((kind) => kind !== preferred),
  ];
  return [first, ...rest];
}

/** The kind that the address asks for when the person has it, else the preferred one. */
export function askedProof(choices: ProofChoices, word: string | undefined): ProofKind {
  return choices.find((kind) => PROOF_WORDS[kind] === word) ?? choices[0];
}

/** A sensitive page asks again for a second factor when the last one is older (feature F-27). */
export const FRESH_PAGE_MINUTES = 10;
/** Its command accepts an older one: whoever was let in to fill the form must not lose what they typed. */
export const FRESH_COMMAND_MINUTES = 25;

/** True when a second factor was given in this session less than `minutes` ago. */
export function isFresh(provenAt: Date | null, now: Date, minutes: number): boolean {
  if (provenAt === null) return false;
  const age = now.getTime() - provenAt.getTime();
  return age >= 0 && age < minutes * 60_000;
}
