import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { decideClaimAction } from "#app/(portal)/administration/recuperations/[claimId]/decide-claim.action.ts";
import { ClaimDecision, ClaimFacts, ClaimFiles, ClaimPeople } from "#components/recovery/claim-sheet.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { now } from "#lib/platform/clock.ts";
import { claimSheet, obstacle } from "#lib/recovery/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ claimId: string }>; searchParams: Promise<{ fait?: string | string[] }> };

const shown = cache(
  async (claimId: string) => (await claimSheet(await requireStaff("structure.recover"), claimId)) ?? notFound(),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireStaff("structure.recover");
  const { structure } = await shown((await params).claimId);
  return { title: (await getTranslations("claims"))("sheetTitle", { structure }) };
}

/** Everything that support decides on, and the decision. */
export default async function ClaimSheetPage({ params, searchParams }: Props) {
  await requireStaff("structure.recover");
  const claim = await shown((await params).claimId);
  const [t, { fait }] = await Promise.all([getTranslations("claims"), searchParams]);
  const stops = obstacle(claim, now());
  return (
    <Page
      title={t("sheetTitle", { structure: claim.structure })}
      trail={[{ label: t("title"), href: routes.adminClaims() }]}
    >
      <div className="page-sections">
        {fait && claim.status !== "OPEN" && <Notice tone="ok" live="polite" title={t(`done.${claim.status}`)} />}
        <ClaimFacts claim={claim} />
        <ClaimFiles claim={claim} />
        <ClaimPeople claim={claim} />
        {claim.status === "OPEN" && <ClaimDecision action={decideClaimAction} claimId={claim.id} stops={stops} />}
      </div>
    </Page>
  );
}
