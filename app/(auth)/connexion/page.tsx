import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { passkeySignInAction, signInAction } from "#app/(auth)/connexion/sign-in.action.ts";
import { DemoPeople } from "#components/accounts/demo-people.tsx";
import { PasskeyForm } from "#components/accounts/passkey-form.tsx";
import { SignInNotice } from "#components/accounts/sign-in-notice.tsx";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { Page } from "#components/ui/page.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { currentUser } from "#lib/accounts/web.ts";
import { isDemo } from "#lib/demo/index.ts";
import { settings } from "#lib/settings/index.ts";
import { routes, safeReturn } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ retour?: string; motif?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({ searchParams }: Props) {
  const [{ retour, motif }, user, { registrationOpen }, t] = await Promise.all([
    searchParams,
    currentUser(),
    settings(),
    getTranslations("signIn"),
  ]);
  const back = safeReturn(retour);
  if (user) redirect(back ?? routes.home());
  return (
    <Page title={t("title")} lead={t("lead")} width="form">
      <div className="grid gap-8">
        <SignInNotice reason={motif} />
        <Form action={signInAction}>
          {back && <input type="hidden" name="retour" value={back} />}
          <TextInput
            name="email"
            type="email"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
            label={t("email")}
            required
          />
          <PasswordInput
            name="password"
            autoComplete="current-password"
            label={t("password")}
            maxLength={256}
            required
          />
          <SubmitButton>{t("submit")}</SubmitButton>
          <p>
            <Link href={routes.forgottenPassword()}>{t("forgotten")}</Link>
          </p>
          {registrationOpen && (
            <p>
              <Link href={routes.register()}>{t("register")}</Link>
            </p>
          )}
        </Form>
        <PasskeyForm action={passkeySignInAction} back={back} />
        {isDemo() && <DemoPeople />}
      </div>
    </Page>
  );
}
