import { createHash } from "node:crypto";

/** What a seal covers of an invoice: all that cannot change once it was sent. Status and recipient may, and are left out. */
export type SealedLine = {
  readonly number: string;
  readonly issueDate: string;
  readonly submittedAt: string;
  readonly totalExclTax: string;
  readonly totalTax: string;
  readonly totalInclTax: string;
  readonly currency: string;
  readonly proof: string;
};

/** Adds lines one after the other, in the order of deposit, into one SHA-256. */
export function sealing(): { add(line: SealedLine): void; end(): { count: number; fingerprint: string } } {
  const hash = createHash("sha256");
  let count = 0;
  return {
    add(line) {
      const { number, issueDate, submittedAt, totalExclTax, totalTax, totalInclTax, currency, proof } = line;
      hash.update(
        `${JSON.stringify([number, issueDate, submittedAt, totalExclTax, totalTax, totalInclTax, currency, proof])}\n`,
      );
      count += 1;
    },
    end: () => ({ count, fingerprint: hash.digest("hex") }),
  };
}
