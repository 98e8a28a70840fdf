import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page } from "#components/ui/page.tsx";
import { BRAND } from "#lib/shared/brand.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("legal"))("title") };
}

const SECTIONS = ["nature", "publisher", "cookies", "licence"] as const;

export default async function LegalNoticePage() {
  const t = await getTranslations("legal");
  return (
    <Page title={t("title")}>
      <div className="prose">
        {SECTIONS.map((section) => (
          <section key={section} className="prose">
            <h2>{t(section)}</h2>
            <p>{t(`${section}Text`, { name: BRAND.name })}</p>
          </section>
        ))}
      </div>
    </Page>
  );
}
