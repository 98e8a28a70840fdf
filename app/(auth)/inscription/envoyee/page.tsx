import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { resendActivationAction } from "#app/(auth)/inscription/envoyee/resend.action.ts";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { ACTIVATION_MINUTES, addressHint, readRegistration } from "#lib/accounts/index.ts";
import { isDemo } from "#lib/demo/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ demande?: string | string[]; renvoye?: string }> };

/** The request stands in the address of the page: no search engine may keep it. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("registered"))("title"), robots: { index: false, follow: false } };
}

/** The same whether the address has an account or not: it knows nothing but what was typed. */
export default async function RegisteredPage({ searchParams }: Props) {
  const [{ demande, renvoye }, t, register] = await Promise.all([
    searchParams,
    getTranslations("registered"),
    getTranslations("register"),
  ]);
  const request = typeof demande === "string" ? demande : "";
  const email = readRegistration(request)?.email;
  const hint = email ? addressHint(email) : null;
  return (
    <Page
      title={t("title")}
      lead={email ? t("lead", { email }) : t("leadUnknown")}
      trail={[{ label: register("title"), href: routes.register() }]}
      width="form"
    >
      <div className="grid gap-8">
        {renvoye && (
          <Notice tone="ok" title={t("resent")} live="polite">
            <p>{t("resentText")}</p>
          </Notice>
        )}
        {hint && (
          <Notice tone="warn">
            <p>{t("hint", { address: hint })}</p>
          </Notice>
        )}
        <div className="prose">
          <p>{t("validity", { minutes: ACTIVATION_MINUTES })}</p>
          {isDemo() && (
            <p>
              <Link href={routes.demoMail()}>{t("demoMail")}</Link>
            </p>
          )}
        </div>
        <section className="grid gap-3" aria-labelledby="rien">
          <h2 id="rien">{t("nothing")}</h2>
          <p>{t("nothingText")}</p>
          {email && (
            <Form action={resendActivationAction}>
              <input type="hidden" name="demande" value={request} />
              <SubmitButton look="secondary">{t("resend")}</SubmitButton>
            </Form>
          )}
          <p>
            <Link href={routes.register()}>{t("change")}</Link>
          </p>
        </section>
      </div>
    </Page>
  );
}
