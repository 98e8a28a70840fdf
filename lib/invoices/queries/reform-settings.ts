import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { isReformRule, REFORM_RULES, type ReformRule } from "#lib/invoices/domain/reform.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { type IsoDate, isoDateOf, parisDay } from "#lib/shared/dates.ts";

export type ReformState = "off" | "planned" | "inForce";

export type ReformChange = { readonly holdsFrom: IsoDate | null; readonly at: Date; readonly by: string };

export type ReformRuleView = {
  readonly rule: ReformRule;
  /** 0: it was never set. */
  readonly version: number;
  readonly holdsFrom: IsoDate | null;
  readonly state: ReformState;
  /** Last first. */
  readonly changes: readonly ReformChange[];
};

/** Every rule of the reform, with the day it holds from and who said so; null for who may not know. */
export async function reformSettings(actor: Actor): Promise<readonly ReformRuleView[] | null> {
  if (!canAsStaff(actor, "reform.manage")) return null;
  const rows = await db().reformSetting.findMany({
    orderBy: { version: "desc" },
    select: {
      code: true,
      version: true,
      holdsFrom: true,
      setAt: true,
      setBy: { select: { firstName: true, lastName: true } },
    },
  });
  const today = parisDay(now());
  return REFORM_RULES.map((rule) => {
    const own = rows.filter(({ code }) => code === rule);
    const holdsFrom = own[0]?.holdsFrom ? isoDateOf(own[0].holdsFrom) : null;
    return {
      rule,
      version: own[0]?.version ?? 0,
      holdsFrom,
      state: holdsFrom === null ? "off" : holdsFrom <= today ? "inForce" : "planned",
      changes: own.map(({ holdsFrom: day, setAt, setBy }) => ({
        holdsFrom: day && isoDateOf(day),
        at: setAt,
        by: `${setBy.firstName} ${setBy.lastName}`,
      })),
    };
  });
}

/** One of them, by the code of its address. */
export async function reformSetting(actor: Actor, code: string): Promise<ReformRuleView | null> {
  if (!isReformRule(code)) return null;
  return (await reformSettings(actor))?.find(({ rule }) => rule === code) ?? null;
}
