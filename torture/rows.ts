import type { TortureRow } from "#torture/row.ts";
import { T32 } from "#torture/t32.ts";

/** Every row that is automated, in the order of its number. */
export const ROWS: readonly TortureRow[] = [T32];
