import { useLocale, useTranslations } from "next-intl";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { ConsentInForce } from "#lib/accounts/index.ts";
import { formatDateTime } from "#lib/shared/dates.ts";
import type { FormState } from "#lib/shared/form-state.ts";
import { routes } from "#lib/shared/routes.ts";

/** The conditions of use that were accepted, with their version. */
export function TermsConsent({ terms }: { terms: ConsentInForce | null }) {
  const t = useTranslations("account.consents");
  return (
    <section className="grid gap-4" aria-labelledby="conditions">
      <h2 id="conditions">{t("termsTitle")}</h2>
      {terms ? (
        <DescriptionList
          items={[
            { label: t("termsVersion"), value: terms.version },
            { label: t("termsDate"), value: <DateText value={terms.at} /> },
          ]}
        />
      ) : (
        <p>{t("termsNone")}</p>
      )}
      <p>
        <Link href={routes.terms()}>{t("termsRead")}</Link>
      </p>
    </section>
  );
}

type Props = {
  survey: ConsentInForce | null;
  change: (before: FormState, data: FormData) => Promise<FormState>;
};

/** What one agrees to, what was said last, and the one gesture that changes it. */
export function SurveyConsent({ survey, change }: Props) {
  const t = useTranslations("account.consents");
  const text = useTranslations("register")("survey");
  const locale = useLocale();
  const date = survey ? formatDateTime(survey.at, locale) : "";
  const given = survey?.given ?? false;
  const state = survey ? t(given ? "surveyGiven" : "surveyWithdrawn", { date }) : t("surveyNever");
  return (
    <section className="grid gap-4" aria-labelledby="enquetes">
      <h2 id="enquetes">{t("surveyTitle")}</h2>
      <blockquote className="quote">{text}</blockquote>
      <p>{state}</p>
      <Form action={change}>
        <input type="hidden" name="accord" value={given ? "non" : "oui"} />
        <SubmitButton look="secondary">{t(given ? "withdraw" : "give")}</SubmitButton>
      </Form>
      {given && <p className="muted">{t("past")}</p>}
    </section>
  );
}
