/** What a recipient can ask of every invoice, and the three flags that say it (domain reference § 6). */
export const ASKED = {
  nothing: { requiresService: false, requiresCommitment: false, requiresServiceOrCommitment: false },
  service: { requiresService: true, requiresCommitment: false, requiresServiceOrCommitment: false },
  commitment: { requiresService: false, requiresCommitment: true, requiresServiceOrCommitment: false },
  both: { requiresService: true, requiresCommitment: true, requiresServiceOrCommitment: false },
  either: { requiresService: false, requiresCommitment: false, requiresServiceOrCommitment: true },
} as const satisfies Record<string, AskedFlags>;
export type Asked = keyof typeof ASKED;
export const ASKED_NAMES = Object.keys(ASKED) as [Asked, ...Asked[]];

export type AskedFlags = {
  readonly requiresService: boolean;
  readonly requiresCommitment: boolean;
  readonly requiresServiceOrCommitment: boolean;
};

/** The flags in one word: the either-or flag is looked at first, then each of the others. */
export function whatIsAsked(flags: AskedFlags): Asked {
  if (flags.requiresServiceOrCommitment) return "either";
  if (flags.requiresService) return flags.requiresCommitment ? "both" : "service";
  return flags.requiresCommitment ? "commitment" : "nothing";
}
