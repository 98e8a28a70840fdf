/**
 * With scripts and without. `npm test` plays both where a person comes first or could lose something (sign-in, registration, first steps,
 * deposit, bad input, a structure and its rights); the other journeys are played without scripts too by `npm run thorough`.
 */
export const BOTH_WAYS: readonly boolean[] = process.env.EVERY_WAY ? [true, false] : [true];
