/**
 * With scripts and without. `npm test` plays both where a person could lose something (deposit, bad input); the other journeys are played
 * without scripts too by `npm run thorough`.
 */
export const BOTH_WAYS: readonly boolean[] = process.env.EVERY_WAY ? [true, false] : [true];
