import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cancelClaimAction } from "#app/(portal)/organisation/recuperations/[structureId]/cancel-claim.action.ts";
import { keptClaim } from "#app/api/recuperations/kept-claim.ts";
import { ChosenStructure } from "#components/access/chosen-structure.tsx";
import { ClaimForm } from "#components/recovery/claim-form.tsx";
import { OwnClaimCard } from "#components/recovery/own-claim.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/access/web.ts";
import { EVIDENCE_ACCEPT } from "#lib/documents/index.ts";
import { ownClaim } from "#lib/recovery/index.ts";
import { routes } from "#lib/shared/routes.ts";
import { structureGlance } from "#lib/structures/index.ts";

type Props = { params: Promise<{ structureId: string }>; searchParams: Promise<{ fait?: string | string[] }> };

const DONE = ["envoyee", "annulee"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recovery"))("title") };
}

/** Whoever holds the id of a structure sees of it what anybody may: nothing of its managers, and no name when it is undisclosed. */
export default async function ClaimPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const structure = (await structureGlance((await params).structureId)) ?? notFound();
  const [t, claim, { fait }, jar] = await Promise.all([
    getTranslations("recovery"),
    ownClaim(actor, structure.id),
    searchParams,
    cookies(),
  ]);
  const place = actor.memberships.find(({ structureId }) => structureId === structure.id);
  const why =
    structure.kind === "PUBLIQUE"
      ? "public"
      : !structure.active
        ? "inactive"
        : place && place.role !== "USER"
          ? "manager"
          : null;
  const done = DONE.find((one) => one === fait);
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      trail={[{ label: t("ask"), href: routes.requestAttachment({ structure: structure.id }) }]}
      width="form"
    >
      <div className="page-sections">
        {done && <Notice tone="ok" live="polite" title={t(`done.${done}`)} />}
        {claim && <OwnClaimCard claim={claim} cancel={cancelClaimAction} />}
        {why && <Notice tone="info" title={t(`not.${why}`)} />}
        {!why && claim?.status !== "OPEN" && (
          <section className="grid gap-6" aria-labelledby="demande">
            <h2 id="demande">{t("formTitle")}</h2>
            <ChosenStructure structure={structure} />
            <ClaimForm structureId={structure.id} kept={keptClaim(jar, structure.id)} accept={EVIDENCE_ACCEPT} />
          </section>
        )}
      </div>
    </Page>
  );
}
