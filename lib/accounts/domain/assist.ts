export const ACCOUNT_STATUSES = ["PENDING", "ACTIVE", "CLOSED"] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/**
 * What support can do to somebody's account, and in which states of it. Nothing here signs in as the person, reads a code, or changes an
 * address, a password or a factor: whoever talks support into something gains no access by it.
 */
export const GESTURES = {
  activation: ["PENDING"],
  unlock: ["ACTIVE"],
  sessions: ["ACTIVE"],
} as const satisfies Record<string, readonly AccountStatus[]>;
export type Gesture = keyof typeof GESTURES;

export const GESTURE_NAMES = Object.keys(GESTURES) as [Gesture, ...Gesture[]];

/** What support can do to an account in this state. */
export function gesturesFor(status: AccountStatus): Gesture[] {
  return GESTURE_NAMES.filter((gesture) => (GESTURES[gesture] as readonly AccountStatus[]).includes(status));
}

/** The reason stays in the trail and is told to the person. */
export const REASON_MAX = 500;
