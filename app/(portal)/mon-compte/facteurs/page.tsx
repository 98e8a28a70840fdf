import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { addMailedCodeAction } from "#app/(portal)/mon-compte/facteurs/factors.action.ts";
import { AccountPage } from "#components/accounts/account-page.tsx";
import { FactorDone } from "#components/accounts/factor-done.tsx";
import { FactorsTable } from "#components/accounts/factors-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { countRecoveryCodes, listFactors } from "#lib/accounts/index.ts";
import { requireFreshUser } from "#lib/accounts/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ fait?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("factors"))("title") };
}

export default async function FactorsPage({ searchParams }: Props) {
  const { userId } = await requireFreshUser();
  const [{ fait }, t, factors, left] = await Promise.all([
    searchParams,
    getTranslations("factors"),
    listFactors(userId),
    countRecoveryCodes(userId),
  ]);
  return (
    <AccountPage section="factors" lead={t("lead")}>
      <div className="page-sections">
        <section>
          <FactorDone word={fait} />
          <FactorsTable factors={factors} />
        </section>
        <section>
          <h2>{t("addTitle")}</h2>
          <ul className="grid gap-5 sm:grid-cols-2">
            <li className="grid content-start justify-items-start gap-2">
              <p>{t("addAppText")}</p>
              <ButtonLink href={routes.addApp()}>{t("addApp")}</ButtonLink>
            </li>
            <li className="grid content-start justify-items-start gap-2">
              <p>{t("addKeyText")}</p>
              <ButtonLink href={routes.addKey()}>{t("addKey")}</ButtonLink>
            </li>
            {factors.every(({ kind }) => kind !== "EMAIL") && (
              <li>
                <Form action={addMailedCodeAction}>
                  <p>{t("addEmailText")}</p>
                  <SubmitButton look="secondary">{t("addEmail")}</SubmitButton>
                </Form>
              </li>
            )}
          </ul>
        </section>
        <section>
          <h2>{t("recoveryTitle")}</h2>
          <p>{left === null ? t("recoveryNone") : t("recoveryLeft", { left })}</p>
          <p>
            <ButtonLink href={routes.recoveryCodes()}>{t("recoveryManage")}</ButtonLink>
          </p>
        </section>
      </div>
    </AccountPage>
  );
}
