import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { changeIdentityAction } from "#app/(portal)/mon-compte/identite/change-identity.action.ts";
import { AccountPage } from "#components/accounts/account-page.tsx";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { readOwnAccount } from "#lib/accounts/index.ts";
import { requireUser } from "#lib/accounts/web.ts";

type Props = { searchParams: Promise<{ fait?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("sections.identity.title") };
}

export default async function IdentityPage({ searchParams }: Props) {
  const user = await requireUser();
  const [{ fait }, t, account] = await Promise.all([
    searchParams,
    getTranslations("account"),
    readOwnAccount(user.userId),
  ]);
  return (
    <AccountPage section="identity" lead={t("identity.lead")} done={fait ? { title: t("saved") } : null}>
      <Form action={changeIdentityAction}>
        <TextInput
          name="firstName"
          label={t("identity.firstName")}
          autoComplete="given-name"
          maxLength={60}
          defaultValue={account.firstName}
          required
        />
        <TextInput
          name="lastName"
          label={t("identity.lastName")}
          autoComplete="family-name"
          maxLength={60}
          defaultValue={account.lastName}
          required
        />
        <TextInput
          name="phone"
          type="tel"
          inputMode="tel"
          width="medium"
          label={t("identity.phone")}
          help={t("identity.phoneHelp")}
          autoComplete="tel"
          maxLength={30}
          defaultValue={account.phone ?? ""}
        />
        <SubmitButton>{t("identity.submit")}</SubmitButton>
      </Form>
    </AccountPage>
  );
}
