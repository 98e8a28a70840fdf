import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findStructureAction } from "#app/(portal)/organisation/rattachements/demander/find-structure.action.ts";
import { requestAttachmentAction } from "#app/(portal)/organisation/rattachements/demander/request-attachment.action.ts";
import { noteUse } from "#app/viewer.ts";
import { AttachmentForm } from "#components/access/attachment-form.tsx";
import { AttachmentStandingNotice } from "#components/access/attachment-standing.tsx";
import { FindStructure } from "#components/access/find-structure.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { attachmentStanding } from "#lib/access/index.ts";
import type { Actor } from "#lib/access/public.ts";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";
import { MOST_FOUND, searchPrivate, structureGlance } from "#lib/structures/index.ts";

type Query = Record<"structure" | "deja" | "nom" | "ville", string | string[] | undefined>;
type Props = { searchParams: Promise<Query> };

const one = (value: string | string[] | undefined) => [value].flat()[0]?.slice(0, 100) ?? "";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("askAttachment"))("title") };
}

export default async function RequestAttachmentPage({ searchParams }: Props) {
  await noteUse("RATTACHEMENT");
  const actor = await requireActor();
  const query = await searchParams;
  return query.structure ? (
    <Chosen actor={actor} structureId={one(query.structure)} known={Boolean(query.deja)} />
  ) : (
    <Find name={one(query.nom)} town={one(query.ville)} searched={query.nom !== undefined} />
  );
}

async function Find({ name, town, searched }: { name: string; town: string; searched: boolean }) {
  const [t, found] = await Promise.all([
    getTranslations("askAttachment"),
    searched ? searchPrivate(name, town) : undefined,
  ]);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <FindStructure action={findStructureAction} name={name} town={town} found={found} most={MOST_FOUND} />
    </Page>
  );
}

/** Whoever holds the id of a structure sees of it what anybody may: nothing of its managers, and no name when it is undisclosed. */
async function Chosen({ actor, structureId, known }: { actor: Actor; structureId: string; known: boolean }) {
  const structure = (await structureGlance(structureId)) ?? notFound();
  const [t, standing] = await Promise.all([getTranslations("askAttachment"), attachmentStanding(actor, structure)]);
  return (
    <Page title={t("title")} lead={standing.kind === "open" ? t("lead") : undefined} width="form">
      <div className="grid gap-6">
        {known && standing.kind === "open" && (
          <Notice live="polite" title={t("known")}>
            <p>{t("knownText")}</p>
          </Notice>
        )}
        {standing.kind === "open" ? (
          <AttachmentForm action={requestAttachmentAction} structure={structure} />
        ) : (
          <AttachmentStandingNotice structure={structure} standing={standing} />
        )}
        <p>
          <Link href={routes.requestAttachment()}>{t("other")}</Link>
        </p>
        {structure.kind === "PRIVEE" && (standing.kind === "open" || standing.kind === "pending") && (
          <p>
            {t("managerGone")} <Link href={routes.claimStructure(structure.id)}>{t("claim")}</Link>
          </p>
        )}
      </div>
    </Page>
  );
}
