import { hash } from "@node-rs/argon2";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";

export const PASSWORD = "Barque-verte-2026";

/** A real hash, made cheap: what is counted is how many guesses reach the comparison, not how long one takes. */
const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 } as const;

export type Target = { readonly id: string; readonly email: string };

/** So many active people whom nobody else knows. */
export async function makeTargets(count: number, systemRole: "NONE" | "SUPPORT" = "NONE"): Promise<Target[]> {
  const passwordHash = await hash(PASSWORD, CHEAP);
  const people = Array.from({ length: count }, () => {
    const id = newId();
    return { id, email: `cible-${id}@torture.example` };
  });
  await db().user.createMany({
    data: people.map(({ id, email }) => ({
      id,
      loginEmail: email,
      contactEmail: email,
      firstName: "Cible",
      lastName: id,
      status: "ACTIVE" as const,
      systemRole,
    })),
  });
  await db().credential.createMany({
    data: people.map(({ id }) => ({ userId: id, passwordHash, changedAt: new Date() })),
  });
  return people;
}
