import "server-only";
import { db } from "#lib/platform/db.ts";

export type ConsentInForce = { readonly given: boolean; readonly version: string; readonly at: Date };

export type Consents = {
  /** What was accepted at registration; null for an account that did not come from there. */
  readonly terms: ConsentInForce | null;
  /** Null when nothing was ever said. */
  readonly survey: ConsentInForce | null;
};

/** The consents in force: the last row of each kind. */
export async function readConsents(userId: string): Promise<Consents> {
  const last = (kind: "TERMS" | "SURVEY") =>
    db().consent.findFirst({
      where: { userId, kind },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      select: { given: true, version: true, at: true },
    });
  const [terms, survey] = await Promise.all([last("TERMS"), last("SURVEY")]);
  return { terms, survey };
}
