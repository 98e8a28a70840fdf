import { luhn } from "#lib/shared/identifiers.ts";

/** Appends the digit that makes the number pass the Luhn check. */
export function withLuhnKey(digits: string): string {
  const key = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((digit) => luhn(`${digits}${digit}`));
  return `${digits}${key}`;
}

/** A made-up SIRET that passes the checksum, from the first eight digits of its SIREN. */
export function siretFrom(eightDigits: string): string {
  return withLuhnKey(`${withLuhnKey(eightDigits)}0001`);
}

/** A made-up French IBAN that passes both of its keys: 5 digits of bank, 5 of branch, 11 characters of account. */
export function frenchIban(bank: string, branch: string, account: string): string {
  const ribKey = 97n - ((89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(account)) % 97n);
  const bban = `${bank}${branch}${account}${String(ribKey).padStart(2, "0")}`;
  const ibanKey = 98n - (BigInt(`${bban}152700`) % 97n);
  return `FR${String(ibanKey).padStart(2, "0")}${bban}`;
}
