import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { newPasswordAction } from "#app/(auth)/connexion/nouveau-mot-de-passe/new-password.action.ts";
import { NewPasswordFields } from "#components/accounts/new-password-fields.tsx";
import { passwordWords } from "#components/accounts/password-words.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { RESET_MINUTES, readPasswordReset } from "#lib/accounts/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ jeton?: string | string[] }> };

/** What opens the page stands in its address: no search engine may keep it. Where it leads, `Referrer-Policy` stays silent. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("newPassword"))("title"), robots: { index: false, follow: false } };
}

export default async function NewPasswordPage({ searchParams }: Props) {
  const { jeton } = await searchParams;
  const token = typeof jeton === "string" ? jeton : "";
  const [reset, t, signIn, words] = await Promise.all([
    readPasswordReset(token),
    getTranslations("newPassword"),
    getTranslations("signIn"),
    passwordWords(),
  ]);
  const trail = [{ label: signIn("title"), href: routes.signIn() }];
  if (!reset)
    return (
      <Page title={t("deadTitle")} lead={t("deadText", { minutes: RESET_MINUTES })} trail={trail} width="form">
        <p>
          <ButtonLink look="primary" href={routes.forgottenPassword()}>
            {t("askAgain")}
          </ButtonLink>
        </p>
      </Page>
    );
  return (
    <Page title={t("title")} lead={t("lead", { email: reset.email })} trail={trail} width="form">
      <Form action={newPasswordAction}>
        <input type="hidden" name="jeton" value={token} />
        {/* Tells a password manager whose password this is. */}
        <input type="email" autoComplete="username" value={reset.email} readOnly hidden />
        <NewPasswordFields
          email={reset.email}
          labels={{ password: t("password"), confirmation: t("confirmation") }}
          words={words}
        />
        <SubmitButton>{t("submit")}</SubmitButton>
        <p>
          <Link href={routes.forgottenPassword()}>{t("other")}</Link>
        </p>
      </Form>
    </Page>
  );
}
