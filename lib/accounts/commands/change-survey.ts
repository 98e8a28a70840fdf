import "server-only";
import { addConsent } from "#lib/accounts/data/consents.ts";
import { lockUser } from "#lib/accounts/data/reset-token.ts";
import type { Self } from "#lib/accounts/domain/self.ts";
import { SURVEY } from "#lib/accounts/domain/terms.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { settings } from "#lib/settings/index.ts";
import type { Locale } from "#lib/shared/preferences.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/**
 * Gives or withdraws the consent to surveys (feature F-15). Rows are only added: the last one is in force, and the present text is the
 * one agreed to. Asking for what is in force already adds nothing.
 *
 * @param locale the language in which the text was shown.
 */
export async function changeSurvey(
  self: Self,
  given: boolean,
  locale: Locale,
): Promise<Result<null, "SESSION_ENDED" | "SURVEY_NOT_OFFERED">> {
  const at = now();
  // What was given can be taken back, also when nothing is asked any more.
  if (given && !(await settings()).surveyOffered) return refuse("SURVEY_NOT_OFFERED");
  return transaction<Result<null, "SESSION_ENDED">>(async (tx) => {
    const { userId } = self;
    await lockUser(tx, userId);
    if ((await tx.user.count({ where: { id: userId, status: "ACTIVE" } })) === 0) return abort(refuse("SESSION_ENDED"));
    const last = await tx.consent.findFirst({
      where: { userId, kind: "SURVEY" },
      orderBy: [{ at: "desc" }, { id: "desc" }],
    });
    const same = (last?.given ?? false) === given && (!given || last?.version === SURVEY.version);
    if (!same) await addConsent(tx, { userId, kind: "SURVEY", text: SURVEY, locale, given, at });
    return ok(null);
  });
}
