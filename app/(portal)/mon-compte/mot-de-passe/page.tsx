import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { changePasswordAction } from "#app/(portal)/mon-compte/mot-de-passe/change-password.action.ts";
import { AccountPage } from "#components/accounts/account-page.tsx";
import { NewPasswordFields } from "#components/accounts/new-password-fields.tsx";
import { passwordWords } from "#components/accounts/password-words.ts";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireFreshUser } from "#lib/accounts/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ fait?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("sections.password.title") };
}

export default async function PasswordPage({ searchParams }: Props) {
  const user = await requireFreshUser();
  const [{ fait }, t, words] = await Promise.all([searchParams, getTranslations("account.password"), passwordWords()]);
  return (
    <AccountPage section="password" lead={t("lead")} done={fait ? { title: t("saved"), text: t("savedText") } : null}>
      <Form action={changePasswordAction}>
        {/* Tells a password manager whose password this is. */}
        <input type="email" autoComplete="username" value={user.email} readOnly hidden />
        <PasswordInput
          name="presentPassword"
          autoComplete="current-password"
          label={t("present")}
          maxLength={256}
          required
        />
        <NewPasswordFields
          email={user.email}
          labels={{ password: t("next"), confirmation: t("confirmation") }}
          words={words}
        />
        <SubmitButton>{t("submit")}</SubmitButton>
        <p>
          <Link href={routes.forgottenPassword()}>{t("forgotten")}</Link>
        </p>
      </Form>
    </AccountPage>
  );
}
