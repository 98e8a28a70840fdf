import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { MailText } from "#components/accounts/mail-text.tsx";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { Link } from "#components/ui/link.tsx";
import { Page } from "#components/ui/page.tsx";
import { DateText } from "#components/ui/values.tsx";
import { type DemoMail, demoMail, isDemo } from "#lib/demo/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ messageId: string }> };

const asked = cache(async (id: string): Promise<DemoMail> => (isDemo() ? await demoMail(id) : null) ?? notFound());

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await asked((await params).messageId)).subject };
}

export default async function DemoMailMessagePage({ params }: Props) {
  const [mail, t] = await Promise.all([asked((await params).messageId), getTranslations("demoMail")]);
  return (
    <Page title={mail.subject} trail={[{ label: t("title"), href: routes.demoMail() }]}>
      <div className="grid gap-8">
        <DescriptionList
          items={[
            { label: t("from"), value: mail.from },
            { label: t("to"), value: mail.to },
            { label: t("date"), value: <DateText value={mail.at} /> },
          ]}
        />
        <MailText text={mail.text} />
        <p>
          <Link href={routes.demoMail()}>{t("back")}</Link>
        </p>
      </div>
    </Page>
  );
}
