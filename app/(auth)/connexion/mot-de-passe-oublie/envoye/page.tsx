import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "#components/ui/link.tsx";
import { Page } from "#components/ui/page.tsx";
import { RESET_MINUTES } from "#lib/accounts/index.ts";
import { isDemo } from "#lib/demo/index.ts";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("forgotten"))("sentTitle") };
}

/** The same for every address: it knows nothing of what was typed. */
export default async function ForgottenPasswordSentPage() {
  const [t, signIn] = await Promise.all([getTranslations("forgotten"), getTranslations("signIn")]);
  const trail = [
    { label: signIn("title"), href: routes.signIn() },
    { label: t("title"), href: routes.forgottenPassword() },
  ];
  return (
    <Page title={t("sentTitle")} lead={t("sentText", { minutes: RESET_MINUTES })} trail={trail} width="form">
      <div className="prose">
        <p>{t("sentNothing")}</p>
        {isDemo() && (
          <p>
            <Link href={routes.demoMail()}>{t("demoMail")}</Link>
          </p>
        )}
        <p>
          <Link href={routes.forgottenPassword()}>{t("again")}</Link>
        </p>
        <p>
          <Link href={routes.signIn()}>{t("back")}</Link>
        </p>
      </div>
    </Page>
  );
}
