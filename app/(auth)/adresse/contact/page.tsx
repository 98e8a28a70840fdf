import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { confirmContactAction } from "#app/(auth)/adresse/confirm-address.action.ts";
import { VerifyAddress } from "#components/accounts/verify-address.tsx";
import { ADDRESS_LINK_MINUTES, readAddressLink } from "#lib/accounts/index.ts";

type Props = { searchParams: Promise<{ jeton?: string | string[]; fait?: string }> };

/** What opens the page stands in its address: no search engine may keep it. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.verifyAddress");
  return { title: t("contactTitle"), robots: { index: false, follow: false } };
}

export default async function VerifyContactPage({ searchParams }: Props) {
  const { jeton, fait } = await searchParams;
  const token = typeof jeton === "string" ? jeton : "";
  const link = await readAddressLink("CONTACT_EMAIL", token);
  return (
    <VerifyAddress
      kind="contact"
      token={token}
      link={link}
      done={Boolean(fait)}
      minutes={ADDRESS_LINK_MINUTES}
      action={confirmContactAction}
    />
  );
}
