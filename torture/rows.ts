import type { TortureRow } from "#torture/row.ts";
import { t28 } from "#torture/t28.ts";
import { t33 } from "#torture/t33.ts";
import { t37 } from "#torture/t37.ts";
import { t38 } from "#torture/t38.ts";
import { t42 } from "#torture/t42.ts";

/** Every row that is automated, in the order of its number. */
export const ROWS: readonly TortureRow[] = [t28, t33, t37, t38, t42];
