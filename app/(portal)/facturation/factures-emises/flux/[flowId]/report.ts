import "server-only";
import type { ReportedMember } from "#components/invoices/flows/member-table.tsx";
import { presentRefusal } from "#lib/actions/index.ts";
import type { MemberRow } from "#lib/invoices/index.ts";

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
