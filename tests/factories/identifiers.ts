import { luhn } from "#lib/shared/identifiers.ts";

/** The n-th made-up SIRET that passes the checksum: SIREN with its key, then establishment 00001 completed to satisfy Luhn. */
export function siretNumber(n: number): string {
  const siren = withKey(String(80_000_000 + n));
  return withKey(`${siren}0001`);
}

/** Appends the one digit that makes the number pass Luhn. */
function withKey(digits: string): string {
  const key = Array.from({ length: 10 }, (_, digit) => digit).find((digit) => luhn(`${digits}${digit}`));
  if (key === undefined) throw new Error(`no Luhn key for ${digits}`);
  return `${digits}${key}`;
}
