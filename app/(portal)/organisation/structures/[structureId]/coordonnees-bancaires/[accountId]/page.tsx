import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import {
  changeBankAccountAction,
  endBankAccountAction,
} from "#app/(portal)/organisation/structures/[structureId]/coordonnees-bancaires/bank-accounts.action.ts";
import { openStructure } from "#app/(portal)/organisation/structures/[structureId]/open-structure.ts";
import { BankAccountFields } from "#components/structures/bank-account-fields.tsx";
import { StructureSubpage } from "#components/structures/structure-page.tsx";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateText } from "#components/ui/values.tsx";
import { requireFreshUser } from "#lib/accounts/web.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";
import { showBankAccount } from "#lib/structures/index.ts";

type Props = { params: Promise<{ structureId: string; accountId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bankAccounts"))("title") };
}

export default async function BankAccountPage({ params }: Props) {
  const { structureId, accountId } = await params;
  const { actor, structure } = await openStructure(structureId, "organisation.manage");
  await requireFreshUser();
  const [t, shown] = await Promise.all([
    getTranslations("bankAccounts"),
    showBankAccount(actor, { structureId: structure.id, accountId }),
  ]);
  if (!shown.ok) {
    if (shown.code !== "PROOF_NEEDED") notFound();
    redirect(routes.confirmIdentity({ retour: routes.bankAccount(structure.id, accountId) }));
  }
  const account = shown.data;
  const ids = (
    <>
      <input type="hidden" name="structureId" value={structure.id} />
      <input type="hidden" name="accountId" value={account.id} />
    </>
  );
  return (
    <StructureSubpage structure={structure} tab="bank" title={account.label} lead={t("oneLead")}>
      <section className="grid gap-3" aria-labelledby="actuelle">
        <h2 id="actuelle">{t("present")}</h2>
        <DescriptionList
          items={[
            { label: t("iban"), value: account.iban.replace(/(.{4})(?=.)/g, "$1 ") },
            ...(account.bic ? [{ label: t("bic"), value: account.bic }] : []),
            ...(account.factorName ? [{ label: t("factor"), value: account.factorName }] : []),
            { label: t("state"), value: t(`states.${account.state}`) },
            { label: t("validFrom"), value: <DateText value={parisDay(account.validFrom)} /> },
            ...(account.validTo
              ? [{ label: t("validTo"), value: <DateText value={parisDay(account.validTo)} /> }]
              : []),
          ]}
        />
      </section>
      {(account.state === "HELD" || account.state === "REPLACED") && (
        <Notice tone="warn" title={t("pendingTitle")}>
          <p>{t("pendingText")}</p>
        </Notice>
      )}
      {account.state === "ACTIVE" && (
        <>
          <section className="grid gap-6" aria-labelledby="modifier">
            <h2 id="modifier">{t("changeTitle")}</h2>
            <p>{t("changeLead")}</p>
            <Form action={changeBankAccountAction}>
              {ids}
              <BankAccountFields before={account} />
              <SubmitButton>{t("changeSubmit")}</SubmitButton>
            </Form>
          </section>
          <section className="grid gap-3" aria-labelledby="finir">
            <h2 id="finir">{t("endTitle")}</h2>
            <p>{t("endText")}</p>
            <Form action={endBankAccountAction}>
              {ids}
              <SubmitButton look="danger">{t("end")}</SubmitButton>
            </Form>
          </section>
        </>
      )}
    </StructureSubpage>
  );
}
