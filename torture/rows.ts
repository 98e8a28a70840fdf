import type { TortureRow } from "#torture/row.ts";

/** Every row that is automated, in the order of its number. */
export const ROWS: readonly TortureRow[] = [];
