import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import {
  askLoginAction,
  dropLoginAction,
  resendLoginAction,
} from "#app/(portal)/mon-compte/adresse-de-connexion/login.action.ts";
import { AccountPage } from "#components/accounts/account-page.tsx";
import { PendingAddress } from "#components/accounts/pending-address.tsx";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { readOwnAccount } from "#lib/accounts/index.ts";
import { requireFreshUser } from "#lib/accounts/web.ts";
import { isDemo } from "#lib/demo/index.ts";

type Props = { searchParams: Promise<{ fait?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("sections.login.title") };
}

export default async function LoginAddressPage({ searchParams }: Props) {
  const user = await requireFreshUser();
  const [{ fait }, t, account] = await Promise.all([
    searchParams,
    getTranslations("account.login"),
    readOwnAccount(user.userId),
  ]);
  const { loginEmail, contactEmail, pendingLogin } = account;
  const done = { envoye: { title: t("sent"), text: t("sentText") }, abandonne: { title: t("dropped") } }[fait ?? ""];
  const field = {
    type: "email",
    inputMode: "email",
    autoComplete: "email",
    autoCapitalize: "none",
    spellCheck: false,
    maxLength: 254,
    required: true,
  } as const;
  return (
    <AccountPage section="login" lead={t("lead")} done={done}>
      <DescriptionList items={[{ label: t("present"), value: loginEmail }]} />
      {pendingLogin && (
        <PendingAddress pending={pendingLogin} resend={resendLoginAction} drop={dropLoginAction} demo={isDemo()} />
      )}
      <section className="grid gap-4" aria-labelledby="changer">
        <h2 id="changer">{t("changeTitle")}</h2>
        <p>{t("changeText")}</p>
        {contactEmail === loginEmail && <p>{t("sameContact")}</p>}
        <Form action={askLoginAction}>
          <TextInput name="newEmail" label={t("field")} {...field} />
          <TextInput name="newEmailConfirmation" label={t("confirmation")} {...field} />
          <SubmitButton>{t("submit")}</SubmitButton>
        </Form>
      </section>
    </AccountPage>
  );
}
