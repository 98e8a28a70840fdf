import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { activateAction } from "#app/(auth)/inscription/activer/activate.action.ts";
import { resendActivationAction } from "#app/(auth)/inscription/envoyee/resend.action.ts";
import { NewPasswordFields } from "#components/accounts/new-password-fields.tsx";
import { passwordWords } from "#components/accounts/password-words.ts";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { ACTIVATION_MINUTES, readActivation } from "#lib/accounts/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ jeton?: string | string[] }> };

/** What opens the page stands in its address: no search engine may keep it. Where it leads, `Referrer-Policy` stays silent. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activate"))("title"), robots: { index: false, follow: false } };
}

export default async function ActivatePage({ searchParams }: Props) {
  const { jeton } = await searchParams;
  const token = typeof jeton === "string" ? jeton : "";
  const [activation, t, register, words] = await Promise.all([
    readActivation(token),
    getTranslations("activate"),
    getTranslations("register"),
    passwordWords(),
  ]);
  const trail = [{ label: register("title"), href: routes.register() }];
  if (!activation) return <DeadLink token={token} trail={trail} />;
  return (
    <Page title={t("title")} lead={t("lead", { email: activation.email })} trail={trail} width="form">
      <Form action={activateAction}>
        <input type="hidden" name="jeton" value={token} />
        {/* Tells a password manager whose password this is. */}
        <input type="email" autoComplete="username" value={activation.email} readOnly hidden />
        <NewPasswordFields
          email={activation.email}
          labels={{ password: t("password"), confirmation: t("confirmation") }}
          words={words}
        />
        <SubmitButton>{t("submit")}</SubmitButton>
      </Form>
    </Page>
  );
}

/** One page for every link that leads nowhere, also for one that was never ours; another goes where the link came from, if anywhere. */
async function DeadLink({ token, trail }: { token: string; trail: { label: string; href: string }[] }) {
  const t = await getTranslations("activate");
  return (
    <Page title={t("deadTitle")} lead={t("deadText", { minutes: ACTIVATION_MINUTES })} trail={trail} width="form">
      <div className="grid gap-6">
        <p>{t("deadSignIn")}</p>
        {token.length === 43 && (
          <Form action={resendActivationAction}>
            <input type="hidden" name="jeton" value={token} />
            <SubmitButton>{t("resend")}</SubmitButton>
          </Form>
        )}
        <p>
          <Link href={routes.signIn()}>{t("signIn")}</Link>
        </p>
        <p>
          <Link href={routes.register()}>{t("again")}</Link>
        </p>
      </div>
    </Page>
  );
}
