import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Page } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import { type DemoMailLine, demoMails, isDemo } from "#lib/demo/index.ts";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("demoMail"))("title") };
}

/** What the portal sent, in place of a mailbox. In production the page does not exist. */
export default async function DemoMailPage() {
  if (!isDemo()) notFound();
  const [t, mails] = await Promise.all([getTranslations("demoMail"), demoMails()]);
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      actions={<ButtonLink href={routes.demoMail()}>{t("refresh")}</ButtonLink>}
    >
      {mails.length === 0 ? (
        <EmptyState title={t("emptyTitle")} action={<Link href={routes.signIn()}>{t("signIn")}</Link>}>
          {t("empty")}
        </EmptyState>
      ) : (
        <Table<DemoMailLine>
          caption={t("caption")}
          rows={mails}
          rowKey={(mail) => mail.id}
          columns={[
            {
              key: "subject",
              header: t("subject"),
              rowHeader: true,
              cell: (mail) => <Link href={routes.demoMailMessage(mail.id)}>{mail.subject}</Link>,
            },
            { key: "to", header: t("to"), cell: (mail) => mail.to },
            { key: "date", header: t("date"), nowrap: true, cell: (mail) => <DateText value={mail.at} /> },
          ]}
        />
      )}
    </Page>
  );
}
