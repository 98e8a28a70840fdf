import { getTranslations } from "next-intl/server";
import { notFound } from "#app/api/answers.ts";
import { csvResponse } from "#app/csv-response.ts";
import { type AttachmentLine, listAttachments } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
import { now } from "#lib/platform/clock.ts";
import { csvFile } from "#lib/shared/csv.ts";
import { parisDay } from "#lib/shared/dates.ts";

/** « Mes rattachements » as a file, with the search of the page. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return notFound();
  const typed = (new URL(request.url).searchParams.get("recherche") ?? "").slice(0, 100);
  const [t, roles, lines] = await Promise.all([
    getTranslations("attachments"),
    getTranslations("rights.roles"),
    listAttachments(actor.userId, typed),
  ]);
  const text = csvFile<AttachmentLine>(
    [
      { header: t("identifier"), value: ({ identifier }) => identifier },
      { header: t("legalName"), value: ({ legalName }) => legalName },
      { header: t("town"), value: ({ town }) => town },
      { header: t("kind"), value: ({ kind }) => t(`kinds.${kind}`) },
      { header: t("role"), value: ({ role }) => roles(role) },
      { header: t("status"), value: ({ active }) => (active ? t("active") : t("inactive")) },
      { header: t("since"), value: ({ since }) => parisDay(since) },
    ],
    lines,
  );
  return csvResponse(`mes-rattachements-${parisDay(now())}`, text);
}
