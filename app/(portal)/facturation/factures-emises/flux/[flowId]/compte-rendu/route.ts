import { getTranslations } from "next-intl/server";
import { reported } from "#app/(portal)/facturation/factures-emises/flux/[flowId]/report.ts";
import { notFound } from "#app/api/answers.ts";
import { csvResponse } from "#app/csv-response.ts";
import type { ReportedMember } from "#components/invoices/flows/member-table.tsx";
import { currentActor } from "#lib/access/web.ts";
import { flowSheet } from "#lib/invoices/index.ts";
import { csvFile } from "#lib/shared/csv.ts";

type Context = { params: Promise<{ flowId: string }> };

/** The report of a flow as a file; to whoever may not see the flow there is none. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const flow = actor && (await flowSheet(actor, (await params).flowId));
  if (!flow) return notFound();
  const [t, all] = await Promise.all([getTranslations("flows.sheet"), getTranslations("flows")]);
  const text = csvFile<ReportedMember>(
    [
      { header: all("number"), value: () => flow.number },
      { header: t("columns.path"), value: ({ path }) => path },
      { header: t("columns.size"), value: ({ size }) => size },
      { header: t("columns.outcome"), value: ({ outcome }) => t(`outcomes.${outcome}`) },
      { header: t("columns.invoice"), value: ({ number }) => number },
      { header: t("columns.recipient"), value: ({ recipient }) => recipient },
      { header: t("columns.total"), value: ({ total }) => total },
      { header: t("columns.reason"), value: ({ reason }) => reason },
    ],
    await reported(flow.members),
  );
  return csvResponse(`flux-${flow.number}`, text);
}
