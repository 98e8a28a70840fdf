import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cancelBankAccountAction } from "#app/(portal)/organisation/structures/[structureId]/coordonnees-bancaires/bank-accounts.action.ts";
import { openStructure } from "#app/(portal)/organisation/structures/[structureId]/open-structure.ts";
import { BankAccountsTable, HeldAccounts } from "#components/structures/bank-accounts-table.tsx";
import { StructurePage } from "#components/structures/structure-page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";
import { listBankAccounts } from "#lib/structures/index.ts";

type Props = { params: Promise<{ structureId: string }>; searchParams: Promise<{ fait?: string | string[] }> };

const DONE = ["added", "held", "changed", "unchanged", "ended", "cancelled"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { structure } = await openStructure((await params).structureId, "organisation.read");
  return { title: `${(await getTranslations("bankAccounts"))("title")} – ${structure.legalName}` };
}

export default async function BankAccountsPage({ params, searchParams }: Props) {
  await requireActor();
  const { structure, manages, tabs } = await openStructure((await params).structureId, "organisation.read");
  const [t, accounts, { fait }] = await Promise.all([
    getTranslations("bankAccounts"),
    listBankAccounts(structure.id),
    searchParams,
  ]);
  const done = DONE.find((one) => one === fait);
  return (
    <StructurePage structure={structure} tab="bank" tabs={tabs} done={done && t(`done.${done}`)}>
      {manages && <HeldAccounts structureId={structure.id} accounts={accounts} cancel={cancelBankAccountAction} />}
      <section className="grid gap-6" aria-labelledby="coordonnees">
        <div className="with-actions">
          <h2 id="coordonnees">{t("title")}</h2>
          {manages && (
            <div className="button-row">
              <ButtonLink look="primary" href={routes.newBankAccount(structure.id)}>
                {t("create")}
              </ButtonLink>
            </div>
          )}
        </div>
        <p className="muted">{t("lead")}</p>
        {accounts.length > 0 ? (
          <BankAccountsTable structureId={structure.id} accounts={accounts} manages={manages} />
        ) : (
          <p>{t("empty")}</p>
        )}
      </section>
    </StructurePage>
  );
}
