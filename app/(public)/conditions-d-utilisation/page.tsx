import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page } from "#components/ui/page.tsx";
import { DateText } from "#components/ui/values.tsx";
import { TERMS } from "#lib/accounts/index.ts";
import { BRAND } from "#lib/shared/brand.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("terms"))("title") };
}

const SECTIONS = [
  "purpose",
  "account",
  "security",
  "deposits",
  "data",
  "misuse",
  "availability",
  "end",
  "changes",
] as const;

/** The version of the text is pinned to its hash in lib/accounts/domain/terms.ts. */
export default async function TermsPage() {
  const t = await getTranslations("terms");
  return (
    <Page title={t("title")} lead={t.rich("version", { date: () => <DateText value={TERMS.version} style="long" /> })}>
      <div className="prose">
        {SECTIONS.map((section) => (
          <section key={section} className="prose">
            <h2>{t(`sections.${section}.title`)}</h2>
            <p>{t(`sections.${section}.text`, { name: BRAND.name })}</p>
          </section>
        ))}
      </div>
    </Page>
  );
}
