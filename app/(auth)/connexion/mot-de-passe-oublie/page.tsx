import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { askResetAction } from "#app/(auth)/connexion/mot-de-passe-oublie/ask-reset.action.ts";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("forgotten"))("title") };
}

export default async function ForgottenPasswordPage() {
  const [t, signIn] = await Promise.all([getTranslations("forgotten"), getTranslations("signIn")]);
  return (
    <Page title={t("title")} lead={t("lead")} trail={[{ label: signIn("title"), href: routes.signIn() }]} width="form">
      <Form action={askResetAction}>
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
        <SubmitButton>{t("submit")}</SubmitButton>
        <p>
          <Link href={routes.signIn()}>{t("back")}</Link>
        </p>
      </Form>
    </Page>
  );
}
