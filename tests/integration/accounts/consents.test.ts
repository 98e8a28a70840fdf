import { describe, expect, it } from "vitest";
import { SURVEY } from "#lib/accounts/domain/terms.ts";
import { changeSurvey, readConsents } from "#lib/accounts/index.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { touchClock } from "#tests/integration/support/clock.ts";
import { auditOf, type Me, makeMe } from "#tests/integration/support/self.ts";

const shift = touchClock();

const rowsOf = ({ userId }: Me) =>
  db().consent.findMany({ where: { userId, kind: "SURVEY" }, orderBy: { at: "asc" }, select: { given: true } });

describe("F-15 the consent to surveys", () => {
  it("is refused to an account that is closed, and withdrawing what was never given keeps nothing", async () => {
    const closed = await makeMe();
    await db().user.update({ where: { id: closed.userId }, data: { status: "CLOSED" } });
    expect(await changeSurvey(closed, true, "fr")).toMatchObject({ ok: false, code: "SESSION_ENDED" });
    const me = await makeMe();
    expect((await changeSurvey(me, false, "fr")).ok).toBe(true);
    expect([await rowsOf(closed), await rowsOf(me)]).toEqual([[], []]);
  });

  it("is given and withdrawn by adding a row each, in the trail, with the version and the text shown", async () => {
    const me = await makeMe();
    for (const [minute, given] of [true, true, false, true].entries()) {
      shift(minute);
      expect((await changeSurvey(me, given, "en")).ok).toBe(true);
    }
    expect(await rowsOf(me)).toEqual([{ given: true }, { given: false }, { given: true }]);
    const last = await db().consent.findFirst({ where: { userId: me.userId }, orderBy: { at: "desc" } });
    expect(last).toMatchObject({ given: true, version: SURVEY.version, hash: SURVEY.hash.en });
    expect(await auditOf(me.userId, "account.consentChanged")).toHaveLength(3);
  });

  it("is asked for again when the text has changed since", async () => {
    const me = await makeMe();
    const old = { version: "2001-01", hash: "0".repeat(64), given: true, at: new Date("2001-01-01") };
    await db().consent.create({ data: { id: newId(), userId: me.userId, kind: "SURVEY", ...old } });
    await changeSurvey(me, true, "fr");
    expect(await rowsOf(me)).toHaveLength(2);
    expect(await readConsents(me.userId)).toMatchObject({ survey: { given: true, version: SURVEY.version } });
  });
});
