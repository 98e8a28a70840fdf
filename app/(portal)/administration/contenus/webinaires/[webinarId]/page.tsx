import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import {
  cancelWebinarAction,
  writeWebinarAction,
} from "#app/(portal)/administration/contenus/webinaires/webinars.action.ts";
import { Preview } from "#components/content/preview.tsx";
import { WebinarForm } from "#components/content/webinar-form.tsx";
import { Card } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { writtenWebinar } from "#lib/content/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ webinarId: string }>; searchParams: Promise<{ fait?: string | string[] }> };

const DONE = ["enregistre", "annule"] as const;

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("content.publish");
  return { title: (await getTranslations("contents"))("webinar") };
}

/** A webinar as it is announced: its text, its seats, and calling it off. */
export default async function WriteWebinarPage({ params, searchParams }: Props) {
  const actor = await requireStaff("content.publish");
  const [{ webinarId }, { fait }, t, words] = await Promise.all([
    params,
    searchParams,
    getTranslations("contents"),
    getTranslations("webinars"),
  ]);
  const webinar = (await writtenWebinar(actor, webinarId)) ?? notFound();
  const done = DONE.find((one) => one === fait);
  return (
    <Page title={webinar.titleFrench} here={t("webinar")} trail={[{ label: t("title"), href: routes.adminContents() }]}>
      <div className="page-sections">
        {done && (
          <Notice tone="ok" live="polite">
            {t(`done.${done}`)}
          </Notice>
        )}
        <Card title={t("publication")}>
          <p>
            {words(`phases.${webinar.phase}`)} · {t("takenOf", { taken: webinar.taken, seats: webinar.seats })}
          </p>
          <p>
            <Link href={routes.webinar(webinar.id)}>{t("seePublished")}</Link>
          </p>
          {(webinar.phase === "open" || webinar.phase === "full") && (
            <Form action={cancelWebinarAction}>
              <input type="hidden" name="webinarId" value={webinar.id} />
              <SubmitButton look="danger">{t("cancelWebinar")}</SubmitButton>
            </Form>
          )}
        </Card>
        <Preview texts={webinar} />
        <Card title={t("text")}>
          <WebinarForm action={writeWebinarAction} webinar={webinar} />
        </Card>
      </div>
    </Page>
  );
}
