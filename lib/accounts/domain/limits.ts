/**
 * Everything that slows guesses down (domain reference § 3: five failures close the account for one hour; quality bar T-28).
 *
 * The count of an account is split in two, so that a stranger who knows an address cannot keep its owner out for good:
 * - `accountFromStranger`: all browsers that never completed a sign-in to this account, together;
 * - `accountFromDevice`: each browser that did (it holds a signed mark), alone.
 * Five wrong passwords close one of these doors for an hour; the owner's own browser stays open. Addresses that have no account
 * are counted the same way, so the answer does not tell which exist.
 */
export const LIMITS = {
  /** Wrong passwords. */
  accountFromStranger: { points: 5, seconds: 3600 },
  accountFromDevice: { points: 5, seconds: 3600 },
  /** Wrong passwords of one network address over all accounts: an office shares one, a spraying machine stops here. */
  address: { points: 30, seconds: 900 },
  /** One account met by one network, in a day: the first time counts for the two below. */
  attackPair: { points: 1, seconds: 86_400 },
  /** Networks whose passwords one account refused in a day: a person has a home, an office and a telephone. Beyond, staff are told. */
  attackNetworks: { points: 10, seconds: 86_400 },
  /** Accounts that refused one network's passwords in a day: a large office has many who mistype. Beyond, staff are told. */
  attackAccounts: { points: 100, seconds: 86_400 },
  /** Accounts whose attack is told to staff in a day: who attacks a thousand must not bury them in mail. The trail holds all. */
  attackAlerts: { points: 20, seconds: 86_400 },
  /** Codes sent to one account. */
  codeSendAccount: { points: 30, seconds: 3600 },
  /** Wrong codes of every kind for one account, over all its sessions: who holds the password still meets ten guesses in a million. */
  codeFromStranger: { points: 10, seconds: 3600 },
  codeFromDevice: { points: 10, seconds: 3600 },
  /** Nobody can guess a signature, but checking one is work: challenges and answers of one account's keys… */
  keyAccount: { points: 60, seconds: 900 },
  /** …and of passkeys that sign in by themselves, from one network address. */
  keyAddress: { points: 300, seconds: 900 },
  /** Password resets asked for one sign-in address, whether it has an account or not. Links live as long: the last one works. */
  resetAccount: { points: 5, seconds: 3600 },
  /** Password resets asked from one network address. */
  resetAddress: { points: 30, seconds: 900 },
  /** Links that lead nowhere, tried from one network address. */
  resetGuess: { points: 30, seconds: 900 },
  /** Registrations and further activation links asked from one network address. */
  registerAddress: { points: 30, seconds: 900 },
  /** Registrations for one sign-in address, whether it has an account or not. */
  registerAccount: { points: 5, seconds: 3600 },
  /** Activation links asked again for one sign-in address, or by one link that does not work any more. */
  activationAgain: { points: 5, seconds: 3600 },
  /** Activation links that lead nowhere, tried from one network address. */
  activationGuess: { points: 30, seconds: 900 },
  /** Links to verify a new address, asked for by one account. */
  addressSend: { points: 10, seconds: 3600 },
  /** Such links sent to one address, whoever asks: nobody's mailbox is filled by strangers. */
  addressSendTo: { points: 5, seconds: 3600 },
  /** Such links that lead nowhere, tried from one network address. */
  addressGuess: { points: 30, seconds: 900 },
  /** Present passwords given wrong by someone signed in: a session left open is no way to guess. */
  passwordChange: { points: 5, seconds: 3600 },
  /** Exports of one account: each reads everything about it. */
  export: { points: 10, seconds: 3600 },
} as const satisfies Record<string, { points: number; seconds: number }>;

/** What support opens again when it unlocks an account: by the sign-in address, or by the id of the account. */
export const DOORS = {
  email: ["accountFromStranger", "accountFromDevice"],
  userId: ["codeFromStranger", "codeFromDevice", "codeSendAccount", "keyAccount"],
} as const satisfies Record<string, readonly (keyof typeof LIMITS)[]>;

export type LimitName = keyof typeof LIMITS;

/** Whole minutes to announce, at least one. */
export function minutesLeft(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 60_000));
}
