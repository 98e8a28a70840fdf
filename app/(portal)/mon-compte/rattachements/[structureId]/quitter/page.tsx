import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { leaveStructureAction } from "#app/(portal)/mon-compte/rattachements/[structureId]/quitter/leave-structure.action.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { listAttachments } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ structureId: string }> };

const mine = cache(async (structureId: string) => {
  const { userId } = await requireActor();
  return (await listAttachments(userId)).find((one) => one.structureId === structureId) ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { legalName } = await mine((await params).structureId);
  return { title: (await getTranslations("leave"))("title", { structure: legalName }) };
}

/** Leaving a structure by oneself; the main manager hands the role over first, and is told how. */
export default async function LeavePage({ params }: Props) {
  await requireActor();
  const { structureId, legalName, role } = await mine((await params).structureId);
  const [t, words] = await Promise.all([getTranslations("leave"), getTranslations("attachments")]);
  return (
    <Page
      title={t("title", { structure: legalName })}
      trail={[{ label: words("title"), href: routes.myAttachments() }]}
      width="form"
    >
      <div className="grid gap-6">
        {role === "MAIN_MANAGER" ? (
          <>
            <Notice tone="warn" title={t("mainTitle")}>
              <p>{t("mainText")}</p>
            </Notice>
            <div className="button-row">
              <ButtonLink look="primary" href={routes.people(structureId)}>
                {t("seePeople")}
              </ButtonLink>
              <ButtonLink href={routes.myAttachments()}>{t("stay")}</ButtonLink>
            </div>
          </>
        ) : (
          <>
            <Notice tone="warn" title={t("effectsTitle")}>
              <ul>
                <li>{t("effectRights", { structure: legalName })}</li>
                <li>{t("effectWork")}</li>
                <li>{t("effectBack")}</li>
              </ul>
            </Notice>
            <Form action={leaveStructureAction}>
              <input type="hidden" name="structureId" value={structureId} />
              <div className="button-row">
                <SubmitButton look="danger">{t("submit")}</SubmitButton>
                <ButtonLink look="quiet" href={routes.myAttachments()}>
                  {t("stay")}
                </ButtonLink>
              </div>
            </Form>
          </>
        )}
      </div>
    </Page>
  );
}
