/** What is gone over: every stored file against its hash, every history against its chain. */
export const INTEGRITY_KINDS = ["FILES", "HISTORIES"] as const;
export type IntegrityKind = (typeof INTEGRITY_KINDS)[number];

/** A run that was stopped goes on where it was; after this long it is left, and another begins from the start. */
export const RESUMED_WITHIN_HOURS = 24;

export type IntegrityRunView = {
  readonly id: string;
  readonly kind: IntegrityKind;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly checked: number;
  readonly broken: number;
};

/** Of a file, then of a history. */
export const FAULT_REASONS = ["missing", "altered", "order", "link", "content", "end", "time"] as const;
export type FaultReason = (typeof FAULT_REASONS)[number];

export type IntegrityFaultView = {
  readonly kind: IntegrityKind;
  readonly subject: string;
  readonly reason: FaultReason;
  readonly foundAt: Date;
};

/** One piece of a run: how many were looked at, the last of them, and what is not as it was left. */
export type Batch = {
  readonly checked: number;
  readonly last: string | null;
  readonly broken: readonly { readonly subject: string; readonly reason: FaultReason }[];
};
