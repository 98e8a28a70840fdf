import type { TortureRow } from "#torture/row.ts";
import { t34 } from "#torture/t34.ts";
import { t35 } from "#torture/t35.ts";
import { t36 } from "#torture/t36.ts";

/** Every row that is automated, in the order of its number. */
export const ROWS: readonly TortureRow[] = [t34, t35, t36];
