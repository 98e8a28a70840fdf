import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import {
  askContactAction,
  dropContactAction,
  resendContactAction,
} from "#app/(portal)/mon-compte/adresse-de-contact/contact.action.ts";
import { AccountPage } from "#components/accounts/account-page.tsx";
import { PendingAddress } from "#components/accounts/pending-address.tsx";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { ADDRESS_LINK_MINUTES, readOwnAccount } from "#lib/accounts/index.ts";
import { requireUser } from "#lib/accounts/web.ts";
import { isDemo } from "#lib/demo/index.ts";

type Props = { searchParams: Promise<{ fait?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("sections.contact.title") };
}

export default async function ContactAddressPage({ searchParams }: Props) {
  const user = await requireUser();
  const [{ fait }, t, account] = await Promise.all([
    searchParams,
    getTranslations("account.contact"),
    readOwnAccount(user.userId),
  ]);
  const { contactEmail, contactVerified, pendingContact } = account;
  const state = contactVerified
    ? ({ tone: "ok", word: t("verified") } as const)
    : ({ tone: "warn", word: t("unverified") } as const);
  const done = {
    envoye: { title: t("sent"), text: t("sentText") },
    enregistre: { title: t("saved") },
    abandonne: { title: t("dropped") },
  }[fait ?? ""];
  return (
    <AccountPage section="contact" lead={t("lead")} done={done}>
      <DescriptionList
        items={[
          { label: t("present"), value: contactEmail },
          { label: t("state"), value: <StatusDot tone={state.tone}>{state.word}</StatusDot> },
        ]}
      />
      {pendingContact && (
        <PendingAddress
          pending={pendingContact}
          resend={resendContactAction}
          drop={dropContactAction}
          demo={isDemo()}
        />
      )}
      {!contactVerified && !pendingContact && (
        <section className="grid gap-4" aria-labelledby="verifier">
          <h2 id="verifier">{t("verifyTitle")}</h2>
          <p>{t("verifyText", { email: contactEmail, minutes: ADDRESS_LINK_MINUTES })}</p>
          <Form action={resendContactAction}>
            <SubmitButton>{t("verify")}</SubmitButton>
          </Form>
        </section>
      )}
      <section className="grid gap-4" aria-labelledby="changer">
        <h2 id="changer">{t("changeTitle")}</h2>
        <p>{t("changeText")}</p>
        <Form action={askContactAction}>
          <TextInput
            name="contactEmail"
            type="email"
            inputMode="email"
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
            label={t("field")}
            required
          />
          <SubmitButton look={contactVerified ? "primary" : "secondary"}>{t("submit")}</SubmitButton>
        </Form>
      </section>
    </AccountPage>
  );
}
