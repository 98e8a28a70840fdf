import { useTranslations } from "next-intl";
import {
  deliverHelpAction,
  discardHelpAction,
  publishHelpAction,
} from "#app/(portal)/administration/aide/help.action.ts";
import { Card, EmptyState } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import { WELCOME, type Writing, type WrittenHelp } from "#lib/help/public.ts";
import type { Pictures } from "#lib/shared/markdown.ts";
import { routes } from "#lib/shared/routes.ts";

type Draft = NonNullable<WrittenHelp["draft"]>;
type Version = WrittenHelp["revisions"][number];

/** A text as readers see it. */
export function ShownText({ text, locale, pictures }: { text: Writing; locale: string; pictures: Pictures }) {
  return (
    <div lang={locale}>
      <p className="preview-title">{text.title}</p>
      <p className="lead">{text.summary}</p>
      <Markdown source={text.body} pictures={pictures} />
    </div>
  );
}

/** What readers have now, and the way back to what the portal brings. */
export function InForceCard({ help: { page, locale, written, outdated } }: { help: WrittenHelp }) {
  const t = useTranslations("helpDesk");
  return (
    <Card title={t("inForce")}>
      <p>
        <StatusDot tone={written ? "ok" : "neutral"}>{t(written ? "written" : "delivered")}</StatusDot>{" "}
        <Link href={page === WELCOME ? routes.home() : routes.helpPage(page)}>{t("see")}</Link>
      </p>
      {outdated && (
        <Notice tone="warn" title={t("outdated")}>
          {t("outdatedText")}
        </Notice>
      )}
      {written && (
        <Form action={deliverHelpAction}>
          <Place page={page} locale={locale} />
          <SubmitButton look="danger">{t("deliver")}</SubmitButton>
        </Form>
      )}
    </Card>
  );
}

/** What nobody else sees yet, as it will be read. */
export function DraftCard({
  help: { page, locale },
  draft,
  pictures,
}: {
  help: WrittenHelp;
  draft: Draft;
  pictures: Pictures;
}) {
  const t = useTranslations("helpDesk");
  return (
    <Card title={t("preview")}>
      <p className="muted">
        {t("draftBy", { name: draft.by })} · <DateText value={draft.writtenAt} />
      </p>
      <ShownText text={draft} locale={locale} pictures={pictures} />
      <div className="button-row">
        <Form action={publishHelpAction}>
          <Place page={page} locale={locale} version={draft.version} />
          <SubmitButton look="secondary">{t("publish")}</SubmitButton>
        </Form>
        <Form action={discardHelpAction}>
          <Place page={page} locale={locale} version={draft.version} />
          <SubmitButton look="danger">{t("discard")}</SubmitButton>
        </Form>
      </div>
    </Card>
  );
}

/** Every version that readers had, the latest first: by whom, and when. */
export function VersionsCard({ help: { page, locale, revisions } }: { help: WrittenHelp }) {
  const t = useTranslations("helpDesk");
  return (
    <section className="page-part" aria-labelledby="versions">
      <h2 id="versions">{t("versions")}</h2>
      {revisions.length === 0 ? (
        <EmptyState title={t("noVersion")}>{t("noVersionText")}</EmptyState>
      ) : (
        <Table<Version>
          caption={t("versions")}
          captionHidden
          rows={revisions}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "title",
              header: t("version"),
              rowHeader: true,
              cell: ({ id, kind, title }) =>
                kind === "TEXT" ? (
                  <Link href={routes.adminHelpVersion(locale, page, id)} lang={locale}>
                    {title}
                  </Link>
                ) : (
                  t("deliveredVersion")
                ),
            },
            { key: "by", header: t("who"), cell: ({ by }) => by },
            { key: "at", header: t("when"), nowrap: true, cell: ({ publishedAt }) => <DateText value={publishedAt} /> },
            {
              key: "state",
              header: t("state"),
              cell: ({ inForce }) =>
                inForce ? <StatusDot tone="ok">{t("now")}</StatusDot> : <span className="muted">{t("before")}</span>,
            },
          ]}
        />
      )}
    </section>
  );
}

function Place({ page, locale, version }: { page: string; locale: string; version?: number }) {
  return (
    <>
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="locale" value={locale} />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
    </>
  );
}
