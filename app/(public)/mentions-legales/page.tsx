import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ContactDetails } from "#components/settings/contact-details.tsx";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { Page } from "#components/ui/page.tsx";
import { settings } from "#lib/settings/index.ts";
import { BRAND } from "#lib/shared/brand.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("legal"))("title") };
}

const SECTIONS = ["nature", "publisher", "cookies", "licence"] as const;

export default async function LegalNoticePage() {
  const [t, set] = await Promise.all([getTranslations("legal"), settings()]);
  const { operator, operatorAddress, host, contactEmail, contactPhone } = set;
  const told = [
    { label: t("operator"), text: operator },
    { label: t("operatorAddress"), text: operatorAddress },
    { label: t("host"), text: host },
  ].filter(({ text }) => text !== "");
  return (
    <Page title={t("title")}>
      <div className="prose">
        {SECTIONS.map((section) => (
          <section key={section} className="prose">
            <h2>{t(section)}</h2>
            <p>{t(`${section}Text`, { name: BRAND.name })}</p>
            {section === "publisher" && (
              <>
                {told.length > 0 && (
                  <DescriptionList
                    items={told.map(({ label, text }) => ({ label, value: <span className="quoted">{text}</span> }))}
                  />
                )}
                <ContactDetails email={contactEmail} phone={contactPhone} />
              </>
            )}
          </section>
        ))}
      </div>
    </Page>
  );
}
