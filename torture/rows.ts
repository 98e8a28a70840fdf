import type { TortureRow } from "#torture/row.ts";
import { t01 } from "#torture/t01.ts";
import { t02 } from "#torture/t02.ts";
import { t03 } from "#torture/t03.ts";
import { t04 } from "#torture/t04.ts";
import { t05 } from "#torture/t05.ts";
import { t06 } from "#torture/t06.ts";
import { t07 } from "#torture/t07.ts";
import { t08 } from "#torture/t08.ts";
import { t09 } from "#torture/t09.ts";
import { t10 } from "#torture/t10.ts";
import { t11 } from "#torture/t11.ts";
import { t12 } from "#torture/t12.ts";
import { t13 } from "#torture/t13.ts";
import { t14 } from "#torture/t14.ts";
import { t15 } from "#torture/t15.ts";
import { t16 } from "#torture/t16.ts";
import { t17 } from "#torture/t17.ts";
import { t18 } from "#torture/t18.ts";
import { t19 } from "#torture/t19.ts";
import { t20 } from "#torture/t20.ts";
import { t21 } from "#torture/t21.ts";
import { t22 } from "#torture/t22.ts";
import { t23 } from "#torture/t23.ts";
import { t28 } from "#torture/t28.ts";
import { t29 } from "#torture/t29.ts";
import { t30 } from "#torture/t30.ts";
import { t31 } from "#torture/t31.ts";
import { t32 } from "#torture/t32.ts";
import { t33 } from "#torture/t33.ts";
import { t34 } from "#torture/t34.ts";
import { t35 } from "#torture/t35.ts";
import { t36 } from "#torture/t36.ts";
import { t37 } from "#torture/t37.ts";
import { t38 } from "#torture/t38.ts";
import { t40 } from "#torture/t40.ts";
import { t41 } from "#torture/t41.ts";
import { t42 } from "#torture/t42.ts";
import { t45 } from "#torture/t45.ts";
import { t46 } from "#torture/t46.ts";
import { t47 } from "#torture/t47.ts";

/** Every row that is automated, in the order of its number. */
export const ROWS: readonly TortureRow[] = [
  t01,
  t02,
  t03,
  t04,
  t05,
  t06,
  t07,
  t08,
  t09,
  t10,
  t11,
  t12,
  t13,
  t14,
  t15,
  t16,
  t17,
  t18,
  t19,
  t20,
  t21,
  t22,
  t23,
  t28,
  t29,
  t30,
  t31,
  t32,
  t33,
  t34,
  t35,
  t36,
  t37,
  t38,
  t40,
  t41,
  t42,
  t45,
  t46,
  t47,
];
