import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { resendCodeAction, verifyCodeAction } from "#app/(auth)/connexion/code/code.action.ts";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { CODE_MINUTES, maskEmail } from "#lib/accounts/index.ts";
import { currentUser, halfSignedIn } from "#lib/accounts/web.ts";
import { isDemo } from "#lib/demo/index.ts";
import { routes, safeReturn } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ retour?: string; envoye?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signInCode"))("title") };
}

export default async function SignInCodePage({ searchParams }: Props) {
  const [{ retour, envoye }, half, t] = await Promise.all([
    searchParams,
    halfSignedIn(),
    getTranslations("signInCode"),
  ]);
  const back = safeReturn(retour);
  if (!half) redirect((await currentUser()) ? (back ?? routes.home()) : routes.signIn({ retour: back, motif: "code" }));
  const hidden = back && <input type="hidden" name="retour" value={back} />;
  return (
    <Page title={t("title")} lead={t("lead", { email: maskEmail(half.email), minutes: CODE_MINUTES })} width="form">
      <div className="grid gap-8">
        {envoye && (
          <Notice tone="ok" title={t("sent")} live="polite">
            <p>{t("sentText")}</p>
          </Notice>
        )}
        <Form action={verifyCodeAction}>
          {hidden}
          <TextInput
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            spellCheck={false}
            maxLength={20}
            width="short"
            label={t("code")}
            help={t("codeHelp")}
            required
          />
          <SubmitButton>{t("submit")}</SubmitButton>
        </Form>
        {isDemo() && (
          <p>
            <Link href={routes.demoMail()}>{t("demoMail")}</Link>
          </p>
        )}
        <section className="grid gap-3" aria-labelledby="renvoi">
          <h2 id="renvoi">{t("resendTitle")}</h2>
          <p>{t("resendText")}</p>
          <Form action={resendCodeAction}>
            {hidden}
            <SubmitButton look="secondary">{t("resend")}</SubmitButton>
          </Form>
          <p>
            <Link href={routes.signIn({ retour: back })}>{t("otherAccount")}</Link>
          </p>
        </section>
      </div>
    </Page>
  );
}
