import { getTranslations } from "next-intl/server";
import { notFound } from "#app/api/answers.ts";
import { csvResponse } from "#app/csv-response.ts";
import { listRights, type RightLine } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
import { now } from "#lib/platform/clock.ts";
import { csvFile } from "#lib/shared/csv.ts";
import { parisDay } from "#lib/shared/dates.ts";

/** « Mes habilitations » as a file, one line per profile as on the page, with the same search. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return notFound();
  const typed = (new URL(request.url).searchParams.get("recherche") ?? "").slice(0, 100);
  const [t, lines] = await Promise.all([getTranslations("rights"), listRights(actor.userId, typed)]);
  const text = csvFile<RightLine>(
    [
      { header: t("structure"), value: ({ identifier }) => identifier },
      { header: t("legalName"), value: ({ legalName }) => legalName },
      { header: t("serviceCode"), value: ({ service }) => service?.code },
      { header: t("serviceLabel"), value: ({ service }) => service?.label },
      {
        header: t("profile"),
        value: ({ application, level }) => `${t(`applications.${application}`)} ${t(`levels.${level}`)}`,
      },
    ],
    lines,
  );
  return csvResponse(`mes-habilitations-${parisDay(now())}`, text);
}
