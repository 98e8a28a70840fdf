import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { RightMissing } from "#components/access/right-missing.tsx";
import { Page } from "#components/ui/page.tsx";
import { listGrantors } from "#lib/access/index.ts";
import { profileGiving, rightOfPage, structureOfPage } from "#lib/access/public.ts";
import { currentActor } from "#lib/access/web.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("forbidden"))("title") };
}

/** The page exists, and this person has not the right that it takes: which one, and who can grant it. */
export default async function ForbiddenPage() {
  const [t, rights, actor] = await Promise.all([
    getTranslations("forbidden"),
    getTranslations("rights"),
    currentActor(),
  ]);
  const address = (await headers()).get("x-page");
  const [permission, structureId] = [rightOfPage(address), structureOfPage(address)];
  const profile = permission && profileGiving(permission);
  const name = profile && `${rights(`applications.${profile.application}`)} ${rights(`levels.${profile.level}`)}`;
  const grantors = actor ? await listGrantors(actor) : [];
  const lead = name
    ? t(structureId ? "leadHere" : "lead", { right: name })
    : t(permission ? "leadManagers" : "leadPlain");
  return (
    <Page title={t("title")} lead={lead}>
      <RightMissing grantors={structureId ? grantors.filter((one) => one.structureId === structureId) : grantors} />
    </Page>
  );
}
