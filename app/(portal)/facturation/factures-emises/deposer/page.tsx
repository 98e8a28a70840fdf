import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getMessages, getTranslations } from "next-intl/server";
import { deleteDraftAction } from "#app/(portal)/facturation/factures-emises/deposer/delete-draft.action.ts";
import { keptRefusals } from "#app/api/depots/refusals.ts";
import { currentFirstSteps, currentTour, noteUse } from "#app/viewer.ts";
import { TourBanner, TourOffer } from "#components/help/tour.tsx";
import { DraftList } from "#components/invoices/deposit/draft-list.tsx";
import { NoStructure } from "#components/invoices/deposit/no-structure.tsx";
import { UploadForm } from "#components/invoices/deposit/upload-form.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { structuresWith } from "#lib/access/index.ts";
import { currentStructure, narrowToChoice, requireActor, requireRight } from "#lib/access/web.ts";
import { offersSample } from "#lib/demo/index.ts";
import { recipientRequirements } from "#lib/directory/index.ts";
import { ARCHIVE_LIMITS, DOCUMENT_LIMITS } from "#lib/documents/index.ts";
import { listDrafts } from "#lib/invoices/index.ts";
import { formatIdentifier } from "#lib/shared/identifiers.ts";
import { newId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";
import { publicName, structuresByIds } from "#lib/structures/index.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const MOST_DRAFTS = 20;
const ACCEPT = ".pdf,.xml,.jpg,.jpeg,.png,.tif,.tiff,.webp,.zip,.tgz,.gz";
const MEGABYTE = 1024 * 1024;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deposit"))("title") };
}

export default async function DepositPage({ searchParams }: Props) {
  await noteUse("DEPOSER");
  const everyone = await requireActor();
  // A newcomer finds the way to a first deposit here; who has a structure, but not the right, is told who can grant it.
  const actor = everyone.memberships.length === 0 ? everyone : await requireRight(routes.deposit());
  const open = structuresWith(actor, "invoice.draft").map(({ structureId }) => structureId);
  const [query, current, narrowed] = await Promise.all([searchParams, currentStructure(), narrowToChoice(actor)]);
  const [t, models, messages, recipient, mine, drafts, jar, steps, tour] = await Promise.all([
    getTranslations("deposit"),
    getTranslations("models"),
    getMessages(),
    recipientOf(query.destinataire),
    structuresByIds(open),
    listDrafts(narrowed, MOST_DRAFTS),
    cookies(),
    currentFirstSteps(),
    currentTour(),
  ]);
  // Nothing new leaves in the name of an inactive one.
  const structures = mine.filter(({ active }) => active);
  const archiveHelp = t("archiveHelp", {
    bytes: ARCHIVE_LIMITS.bytes / MEGABYTE,
    files: ARCHIVE_LIMITS.files,
    unpacked: ARCHIVE_LIMITS.unpackedBytes / MEGABYTE,
  });
  const refused = await keptRefusals(jar);
  const received = Number(query.recus ?? 0);
  return (
    <IssuedPage
      title={t("title")}
      lead={t("lead")}
      actions={mine.length > 0 && <ButtonLink href={routes.invoiceModels()}>{models("title")}</ButtonLink>}
      tabs
    >
      <div className="page-sections">
        {structures.length > 0 &&
          (tour === "RUNNING" ? (
            <TourBanner here={["file"]} sample={offersSample()} />
          ) : (
            steps && tour !== "DONE" && <TourOffer state={tour} />
          ))}
        {refused.told.length + refused.others > 0 && (
          <Notice tone="stop" live="assertive" title={t("refused", { count: refused.told.length + refused.others })}>
            {refused.told.map(({ name, message }) => (
              <p key={`${name} ${message}`}>
                {name
                  ? t.rich("refusedFile", { file: (text) => <strong>{text}</strong>, name, reason: message })
                  : message}
              </p>
            ))}
            {refused.others > 0 && <p>{t("refusedOthers", { count: refused.others })}</p>}
          </Notice>
        )}
        {received > 0 && <Notice tone="ok" live="polite" title={t("received", { count: received })} />}
        {recipient && structures.length > 0 && (
          <Notice title={t("forRecipient", { name: recipient.name })}>
            <p>{t("forRecipientText", { siret: formatIdentifier(recipient.siret) })}</p>
          </Notice>
        )}
        {query.supprime && <Notice tone="ok" live="polite" title={t("deleted")} />}
        {mine.length === 0 ? (
          <NoStructure pending={steps?.structure === "pending"} />
        ) : structures.length === 0 ? (
          <EmptyState
            title={t("inactiveOnly")}
            action={<ButtonLink href={routes.structures()}>{t("seeStructures")}</ButtonLink>}
          >
            {t("inactiveOnlyText")}
          </EmptyState>
        ) : (
          <UploadForm
            action={routes.apiDeposits()}
            depositKey={newId()}
            recipient={recipient?.siret ?? null}
            structure={current}
            structures={structures.map(({ id, identifier, label, legalName }) => ({
              value: id,
              label: `${identifier} – ${label ?? legalName}`,
            }))}
            accept={ACCEPT}
            limits={{
              file: { bytes: DOCUMENT_LIMITS.bytes, nameLength: DOCUMENT_LIMITS.nameLength },
              archive: { bytes: ARCHIVE_LIMITS.bytes, nameLength: ARCHIVE_LIMITS.nameLength },
            }}
            words={{
              ...messages.deposit.upload,
              structure: t("structure"),
              structureHelp: t("structureHelp"),
              file: t("file"),
              fileHelp: `${t("fileHelp")} ${archiveHelp} ${t("formatNote")}`,
              send: t("send"),
            }}
          />
        )}
        <DraftList drafts={drafts} more={MOST_DRAFTS} deleteAction={deleteDraftAction} />
      </div>
    </IssuedPage>
  );
}

/** Whom the sheet of the directory led here for; null when nobody, or somebody who takes no invoices. */
async function recipientOf(asked: string | string[] | undefined): Promise<{ siret: string; name: string } | null> {
  const sheet = typeof asked === "string" ? await recipientRequirements(asked.slice(0, 30)) : null;
  if (!sheet?.active || sheet.flags.moaOnly) return null;
  return { siret: sheet.identifier, name: publicName(sheet) };
}
