import "server-only";
import { getTranslations } from "next-intl/server";
import type { ReportedMember } from "#components/invoices/flows/member-table.tsx";
import { presentRefusal } from "#lib/actions/index.ts";
import type { FlowSheet, MemberRow } from "#lib/invoices/index.ts";
import { csvFile } from "#lib/shared/csv.ts";

/** The files of a flow with their reasons in the reader's language. */
export function reported(members: readonly MemberRow[]): Promise<ReportedMember[]> {
  return Promise.all(
    members.map(async (member) => {
      const known = member.refusal?.params?.invoiceId;
      return {
        ...member,
        reason: member.refusal && (await presentRefusal(member.refusal)).message,
        known: typeof known === "string" ? known : null,
      };
    }),
  );
}

/** The report of a flow as CSV: what became of each of its files. */
export async function flowReport(flow: FlowSheet): Promise<string> {
  const [t, all] = await Promise.all([getTranslations("flows.sheet"), getTranslations("flows")]);
  return csvFile<ReportedMember>(
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
}
