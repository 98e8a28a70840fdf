import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { endMessageAction, writeMessageAction } from "#app/(portal)/administration/contenus/contents.action.ts";
import { MessageForm } from "#components/content/message-form.tsx";
import { Preview } from "#components/content/preview.tsx";
import { Card } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { writtenMessage } from "#lib/content/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ messageId: string }>; searchParams: Promise<{ fait?: string | string[] }> };

const DONE = ["enregistre", "termine"] as const;

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("content.publish");
  return { title: (await getTranslations("contents"))("message") };
}

/** A message as it is written: its text, for whom, and for how long. */
export default async function WriteMessagePage({ params, searchParams }: Props) {
  const actor = await requireStaff("content.publish");
  const [{ messageId }, { fait }, t] = await Promise.all([params, searchParams, getTranslations("contents")]);
  const message = (await writtenMessage(actor, messageId)) ?? notFound();
  const done = DONE.find((one) => one === fait);
  return (
    <Page title={message.titleFrench} here={t("message")} trail={[{ label: t("title"), href: routes.adminContents() }]}>
      <div className="page-sections">
        {done && (
          <Notice tone="ok" live="polite">
            {t(`done.${done}`)}
          </Notice>
        )}
        <Preview texts={message} />
        {message.phase !== "over" && (
          <Card title={t("end")}>
            <Form action={endMessageAction}>
              <input type="hidden" name="messageId" value={message.id} />
              <SubmitButton look="danger">{t("endNow")}</SubmitButton>
            </Form>
          </Card>
        )}
        <Card title={t("text")}>
          <MessageForm action={writeMessageAction} message={message} />
        </Card>
      </div>
    </Page>
  );
}
