import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { confirmLoginAction } from "#app/(auth)/adresse/confirm-address.action.ts";
import { VerifyAddress } from "#components/accounts/verify-address.tsx";
import { ADDRESS_LINK_MINUTES, readAddressLink } from "#lib/accounts/index.ts";

type Props = { searchParams: Promise<{ jeton?: string | string[]; fait?: string }> };

/** What opens the page stands in its address: no search engine may keep it. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.verifyAddress");
  return { title: t("loginTitle"), robots: { index: false, follow: false } };
}

export default async function VerifyLoginPage({ searchParams }: Props) {
  const { jeton, fait } = await searchParams;
  const token = typeof jeton === "string" ? jeton : "";
  const link = await readAddressLink("LOGIN_EMAIL", token);
  return (
    <VerifyAddress
      kind="login"
      token={token}
      link={link}
      done={Boolean(fait)}
      minutes={ADDRESS_LINK_MINUTES}
      action={confirmLoginAction}
    />
  );
}
