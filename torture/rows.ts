import type { TortureRow } from "#torture/row.ts";
import { t16 } from "#torture/t16.ts";
import { t17 } from "#torture/t17.ts";
import { t29 } from "#torture/t29.ts";
import { t30 } from "#torture/t30.ts";
import { t31 } from "#torture/t31.ts";
import { t32 } from "#torture/t32.ts";

/** Every row that is automated, in the order of its number. */
export const ROWS: readonly TortureRow[] = [t16, t17, t29, t30, t31, t32];
