import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { addBankAccountAction } from "#app/(portal)/organisation/structures/[structureId]/coordonnees-bancaires/bank-accounts.action.ts";
import { openStructure } from "#app/(portal)/organisation/structures/[structureId]/open-structure.ts";
import { BankAccountFields } from "#components/structures/bank-account-fields.tsx";
import { StructureSubpage } from "#components/structures/structure-page.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireFreshUser } from "#lib/accounts/web.ts";
import { bankAccountHoldHours } from "#lib/structures/index.ts";

type Props = { params: Promise<{ structureId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bankAccounts"))("create") };
}

export default async function CreateBankAccountPage({ params }: Props) {
  const { structure } = await openStructure((await params).structureId, "organisation.manage");
  await requireFreshUser();
  const t = await getTranslations("bankAccounts");
  const hours = await bankAccountHoldHours();
  return (
    <StructureSubpage
      structure={structure}
      tab="bank"
      title={t("create")}
      lead={[t("createLead"), hours > 0 && t("holdLead", { hours })].filter(Boolean).join(" ")}
    >
      <Form action={addBankAccountAction}>
        <input type="hidden" name="structureId" value={structure.id} />
        <BankAccountFields />
        <SubmitButton>{t("createSubmit")}</SubmitButton>
      </Form>
    </StructureSubpage>
  );
}
