/** One measure of `npm run bench`, beside its yardstick of the same run. */
export type Row = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly yardstick?: { readonly name: string; readonly value: number };
  /** `value` over the yardstick, or the share that the bar speaks of. */
  readonly ratio?: number;
  /** The bar as words ("≤ 3 ×"): never lowered to be met. */
  readonly bar?: string;
  /** Null when it could not be told, for instance because the yardstick is missing on this machine. */
  readonly met?: boolean | null;
  readonly note?: string;
};
