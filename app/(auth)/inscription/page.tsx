import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { registerAction } from "#app/(auth)/inscription/register.action.ts";
import { RegistrationFields } from "#components/accounts/registration-fields.tsx";
import { registrationWords } from "#components/accounts/registration-words.ts";
import { CaptchaField } from "#components/captcha/captcha-field.tsx";
import { captchaWords } from "#components/captcha/captcha-words.ts";
import { Checkbox } from "#components/ui/choices.tsx";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { DefaultSubmit, SubmitButton } from "#components/ui/submit-button.tsx";
import { invitationOf } from "#lib/access/index.ts";
import { currentUser } from "#lib/accounts/web.ts";
import { firstCaptcha } from "#lib/captcha/web.ts";
import { settings } from "#lib/settings/index.ts";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("register"))("title") };
}

type Props = { searchParams: Promise<{ jeton?: string | string[] }> };

export default async function RegisterPage({ searchParams }: Props) {
  const [user, { jeton }, { registrationOpen, surveyOffered }] = await Promise.all([
    currentUser(),
    searchParams,
    settings(),
  ]);
  if (user) redirect(routes.home());
  const invitation = typeof jeton === "string" ? jeton : "";
  if (!registrationOpen && !(await invitationOf(invitation))) return <ClosedRegistration />;
  const [t, words, captcha, token] = await Promise.all([
    getTranslations("register"),
    registrationWords(),
    captchaWords(),
    firstCaptcha(),
  ]);
  return (
    <Page
      title={t("title")}
      here={t("here")}
      trail={[{ label: t("title"), href: routes.register() }]}
      lead={t("lead")}
      width="form"
    >
      <Form action={registerAction}>
        <DefaultSubmit name="etape" value="envoi" />
        <input type="hidden" name="invitation" value={invitation} />
        <RegistrationFields words={words} />
        {surveyOffered && <Checkbox name="survey" label={t("survey")} />}
        <div className="grid gap-1">
          <Checkbox name="terms" label={t("terms")} required />
          <p>
            <Link href={routes.terms()} target="_blank">
              {t("termsLink")}
            </Link>
          </p>
        </div>
        <CaptchaField token={token} words={captcha} />
        <SubmitButton name="etape" value="envoi">
          {t("submit")}
        </SubmitButton>
        <p>
          <Link href={routes.signIn()}>{t("haveAccount")}</Link>
        </p>
      </Form>
    </Page>
  );
}

/** Where only who was invited may register: what to do instead. */
async function ClosedRegistration() {
  const t = await getTranslations("register");
  return (
    <Page title={t("title")} width="form">
      <Notice tone="info" title={t("closedTitle")}>
        <p>{t("closedText")}</p>
      </Notice>
      <p>
        <Link href={routes.signIn()}>{t("haveAccount")}</Link>
      </p>
    </Page>
  );
}
