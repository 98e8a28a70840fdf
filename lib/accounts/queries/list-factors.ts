import "server-only";
import type { FactorKind } from "#lib/accounts/domain/proof.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";

export type FactorLine = {
  readonly id: string;
  readonly kind: FactorKind;
  /** The name its owner gave; empty for the mailed code. */
  readonly label: string;
  readonly preferred: boolean;
  /** A key that may also stand for the password. */
  readonly passwordless: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

const LINE = {
  id: true,
  kind: true,
  label: true,
  preferred: true,
  passwordless: true,
  createdAt: true,
  lastUsedAt: true,
} as const;

/** A person's factors, in the order they were added. */
export function listFactors(userId: string): Promise<FactorLine[]> {
  return db().secondFactor.findMany({
    where: { userId },
    select: LINE,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** One of them, with how many there are; null when it is not this person's. */
export async function readFactor(
  userId: string,
  factorId: string,
): Promise<{ factor: FactorLine; count: number } | null> {
  if (!isId(factorId)) return null;
  const factors = await listFactors(userId);
  const factor = factors.find(({ id }) => id === factorId);
  return factor ? { factor, count: factors.length } : null;
}

/** How many recovery codes still work; null when none were ever made. */
export async function countRecoveryCodes(userId: string): Promise<number | null> {
  const codes = await db().recoveryCode.findMany({ where: { userId }, select: { usedAt: true } });
  return codes.length === 0 ? null : codes.filter(({ usedAt }) => usedAt === null).length;
}
