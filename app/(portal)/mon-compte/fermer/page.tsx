import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { closeAccountAction } from "#app/(portal)/mon-compte/fermer/close-account.action.ts";
import { AccountPage } from "#components/accounts/account-page.tsx";
import { ClosingTerms } from "#components/accounts/closing-terms.tsx";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { soleManaged } from "#lib/access/index.ts";
import { requireFreshUser } from "#lib/accounts/web.ts";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("sections.close.title") };
}

export default async function CloseAccountPage() {
  const user = await requireFreshUser();
  const [t, blocking] = await Promise.all([getTranslations("account.close"), soleManaged(user.userId)]);
  return (
    <AccountPage section="close" lead={t("lead")}>
      {blocking.length > 0 && (
        <Notice tone="stop" title={t("blockedTitle")}>
          <p>{t("blockedText")}</p>
          <ul>
            {blocking.map(({ structureId, legalName, others }) => (
              <li key={structureId}>{t("blockedLine", { structure: legalName, others })}</li>
            ))}
          </ul>
        </Notice>
      )}
      <ClosingTerms userId={user.userId} />
      <p>
        <Link href={routes.accountExport()}>{t("exportFirst")}</Link>
      </p>
      {blocking.length === 0 && (
        <section className="grid gap-4" aria-labelledby="confirmer">
          <h2 id="confirmer">{t("confirmTitle")}</h2>
          <Form action={closeAccountAction}>
            <TextInput
              name="confirmation"
              label={t("confirmation")}
              help={t("confirmationHelp", { email: user.email })}
              inputMode="email"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={254}
              required
            />
            <SubmitButton look="danger">{t("submit")}</SubmitButton>
          </Form>
        </section>
      )}
    </AccountPage>
  );
}
