import type { AccountStatus } from "#lib/accounts/domain/assist.ts";
import type { Device } from "#lib/accounts/domain/device-name.ts";

/** One line of support's list. */
export type AccountRow = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: AccountStatus;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
  /** Until when strangers' browsers are refused; null when the door is open. */
  readonly lockedUntil: Date | null;
};

/** `near`: nothing has all the words as they were typed, these are spelled nearly so. */
export type AccountList = {
  readonly items: readonly AccountRow[];
  readonly next: string | null;
  readonly near: boolean;
};

export type FactorLine = {
  readonly id: string;
  readonly kind: "EMAIL" | "TOTP" | "WEBAUTHN";
  readonly preferred: boolean;
  readonly since: Date;
  readonly lastUsedAt: Date | null;
};

export type SessionLine = {
  readonly id: string;
  readonly device: Device;
  /** The code is not given yet. */
  readonly half: boolean;
  readonly openedAt: Date;
  readonly lastSeenAt: Date;
};

export type AccountEventLine = {
  readonly id: string;
  readonly at: Date;
  readonly type: string;
  readonly refused: boolean;
  readonly address: string | null;
  /** What support wrote, or the code of why it was refused. */
  readonly reason: string | null;
};

/** What support sees of one account: no phone number, no content of a factor, nothing of its invoices. */
export type AccountSheet = AccountRow & {
  readonly contactEmail: string;
  readonly locale: string;
  readonly codeLockedUntil: Date | null;
  readonly recoveryCodesLeft: number;
  readonly factors: readonly FactorLine[];
  readonly sessions: readonly SessionLine[];
  readonly events: readonly AccountEventLine[];
};
