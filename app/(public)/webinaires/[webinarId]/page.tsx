import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { leaveWebinarAction, registerWebinarAction } from "#app/(public)/webinaires/webinars.action.ts";
import { ButtonLink, DownloadLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateText } from "#components/ui/values.tsx";
import { currentActor } from "#lib/access/web.ts";
import { webinar } from "#lib/content/index.ts";
import type { WebinarView } from "#lib/content/public.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ webinarId: string }>; searchParams: Promise<{ fait?: string | string[] }> };

const read = cache(async (id: string) => {
  const [locale, actor] = await Promise.all([getLocale(), currentActor()]);
  return (await webinar(id, locale, actor)) ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).webinarId)).title };
}

/** One webinar: what it is about, when, and one's seat. */
export default async function WebinarPage({ params, searchParams }: Props) {
  const [shown, { fait }, t, actor] = await Promise.all([
    read((await params).webinarId),
    searchParams,
    getTranslations("webinars"),
    currentActor(),
  ]);
  return (
    <Page title={shown.title} trail={[{ label: t("title"), href: routes.webinars() }]}>
      <div className="page-sections">
        {(fait === "inscrit" || fait === "desinscrit") && (
          <Notice tone="ok" live="polite">
            {t(`done.${fait}`)}
          </Notice>
        )}
        <p>
          <strong>
            <DateText value={shown.startsAt} />
          </strong>{" "}
          · {t("minutes", { minutes: shown.minutes })} · {t("paris")}
        </p>
        <div lang={shown.lang}>
          <Markdown source={shown.body} />
        </div>
        {shown.slides && (
          <p>
            <Link href={shown.slides}>{t("slides")}</Link>
          </p>
        )}
        <Seat webinar={shown} signedIn={actor !== null} />
      </div>
    </Page>
  );
}

async function Seat({
  webinar: { id, phase, left, registered, address, replay },
  signedIn,
}: {
  webinar: WebinarView;
  signedIn: boolean;
}) {
  const t = await getTranslations("webinars");
  if (phase === "over") return replay ? <Link href={replay}>{t("replay")}</Link> : <p>{t("phases.over")}</p>;
  if (phase === "cancelled") return <Notice tone="warn">{t("phases.cancelled")}</Notice>;
  return (
    <section className="page-part" aria-labelledby="inscription">
      <h2 id="inscription">{t("seat")}</h2>
      {registered ? (
        <>
          <p>
            {t("youAreIn")} {address && <Link href={address}>{t("join")}</Link>}
          </p>
          <div className="button-row">
            <DownloadLink href={routes.webinarCalendar(id)}>{t("calendar")}</DownloadLink>
            <Form action={leaveWebinarAction}>
              <input type="hidden" name="webinarId" value={id} />
              <SubmitButton look="danger">{t("leave")}</SubmitButton>
            </Form>
          </div>
        </>
      ) : phase !== "open" ? (
        <p>{t(`phases.${phase}`)}</p>
      ) : signedIn ? (
        <>
          <p>{t("left", { left })}</p>
          <Form action={registerWebinarAction}>
            <input type="hidden" name="webinarId" value={id} />
            <SubmitButton>{t("register")}</SubmitButton>
          </Form>
        </>
      ) : (
        <>
          <p>{t("left", { left })}</p>
          <ButtonLink look="primary" href={routes.signIn({ retour: routes.webinar(id) })}>
            {t("signIn")}
          </ButtonLink>
        </>
      )}
    </section>
  );
}
