import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VerifiedCertificate } from "#components/invoices/verification.tsx";
import { VerifiedReceipt } from "#components/invoices/verified-receipt.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { readCode, verifyCertificate, verifyReceipt } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  // A certificate is for who holds it: no search engine keeps it.
  return { title: (await getTranslations("verification"))("title"), robots: { index: false, follow: false } };
}

export default async function VerifiedPage({ params }: Props) {
  const [{ code }, t] = await Promise.all([params, getTranslations("verification")]);
  const typed = safeDecode(code);
  const verification = await verifyCertificate(typed);
  const receipt = verification ? null : await verifyReceipt(readCode(typed));
  return (
    <Page title={t("title")} width="form" trail={[{ label: t("another"), href: routes.verification() }]}>
      {receipt ? (
        <div className="page-sections">
          <VerifiedReceipt verification={receipt} />
        </div>
      ) : verification ? (
        <div className="page-sections">
          <VerifiedCertificate verification={verification} />
        </div>
      ) : (
        <EmptyState title={t("unknown")} action={<ButtonLink href={routes.verification()}>{t("again")}</ButtonLink>}>
          {t("unknownText")}
        </EmptyState>
      )}
    </Page>
  );
}

/** An address typed by hand may not decode: then it names nothing. */
function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
