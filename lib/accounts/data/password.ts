import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** Architecture § 2: argon2id (the library's default), 64 MiB, three passes, one lane. */
const PARAMETERS = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 } as const;

/** The hash of a random text that nobody kept: verified when there is no account, so that the answer takes as long. */
const NOBODY = "$argon2id$v=19$m=65536,t=3,p=1$tGinO+8O6h4dyCh6thcx4A$BPuIwZzUx90cY6Z1HFpD6O1lFv0GILjh6bQP4HxqHdU";

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), PARAMETERS);
}

/** True when the password is the one hashed. Without a hash (no such account) the same work is done, and the answer is no. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? NOBODY, password.normalize("NFKC"));
  return passwordHash !== null && matches;
}
