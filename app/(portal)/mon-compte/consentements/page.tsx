import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { changeSurveyAction } from "#app/(portal)/mon-compte/consentements/change-survey.action.ts";
import { AccountPage } from "#components/accounts/account-page.tsx";
import { SurveyConsent, TermsConsent } from "#components/accounts/consents.tsx";
import { readConsents } from "#lib/accounts/index.ts";
import { requireUser } from "#lib/accounts/web.ts";
import { settings } from "#lib/settings/index.ts";

type Props = { searchParams: Promise<{ fait?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("sections.consents.title") };
}

export default async function ConsentsPage({ searchParams }: Props) {
  const user = await requireUser();
  const [{ fait }, t, consents, { surveyOffered }] = await Promise.all([
    searchParams,
    getTranslations("account.consents"),
    readConsents(user.userId),
    settings(),
  ]);
  return (
    <AccountPage section="consents" lead={t("lead")} done={fait ? { title: t("surveySaved") } : null}>
      <TermsConsent terms={consents.terms} />
      {(surveyOffered || consents.survey?.given) && (
        <SurveyConsent survey={consents.survey} change={changeSurveyAction} />
      )}
    </AccountPage>
  );
}
