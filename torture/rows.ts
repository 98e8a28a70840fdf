import type { TortureRow } from "#torture/row.ts";
import { t16 } from "#torture/t16.ts";
import { t17 } from "#torture/t17.ts";

/** Every row that is automated, in the order of its number. */
export const ROWS: readonly TortureRow[] = [t16, t17];
