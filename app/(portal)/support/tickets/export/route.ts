import { getTranslations } from "next-intl/server";
import { inPageLanguage } from "#app/(portal)/support/in-page-language.ts";
import { notFound } from "#app/api/answers.ts";
import { csvResponse } from "#app/csv-response.ts";
import { currentActor } from "#lib/access/web.ts";
import { now } from "#lib/platform/index.ts";
import { csvFile } from "#lib/shared/csv.ts";
import { formatDateTime, parisDay } from "#lib/shared/dates.ts";
import { exportTickets, ISSUED_TABS, readTicketAddress, type TicketLine } from "#lib/tickets/index.ts";

/** « Exporter le tableau »: the list as it is searched and sorted, as a file for a spreadsheet. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return notFound();
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const lines = await exportTickets(await inPageLanguage(actor), "issued", readTicketAddress(query, ISSUED_TABS));
  const [t, statuses] = await Promise.all([getTranslations("tickets.list"), getTranslations("tickets.statuses")]);
  const text = csvFile<TicketLine>(
    [
      { header: t("number"), value: ({ number }) => number },
      { header: t("description"), value: ({ title }) => title },
      { header: t("created"), value: ({ createdAt }) => formatDateTime(createdAt, actor.locale) },
      { header: t("category"), value: ({ category }) => category },
      { header: t("subcategory"), value: ({ subcategory }) => subcategory },
      { header: t("status"), value: ({ status }) => statuses(status) },
    ],
    lines,
  );
  return csvResponse(`${t("file")}-${parisDay(now())}`, text);
}
