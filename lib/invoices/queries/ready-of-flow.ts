import "server-only";
import type { Actor } from "#lib/access/index.ts";
import type { EInvoiceReport } from "#lib/documents/index.ts";
import { gatherFacts } from "#lib/invoices/data/check-facts.ts";
import { flowsVisibleTo } from "#lib/invoices/data/flow.scope.ts";
import { amountText } from "#lib/invoices/data/invoice.mapping.ts";
import { visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import { toRaw } from "#lib/invoices/data/raw-draft.ts";
import type { CheckProblem } from "#lib/invoices/domain/check-types.ts";
import { blockingOnly, runChecks, twinsAmong } from "#lib/invoices/domain/checks.ts";
import type { PartyView, ServiceRef } from "#lib/invoices/domain/views.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { publicName } from "#lib/structures/domain/glance.ts";

/** Shown, and sent, at once. */
export const SENT_AT_ONCE = 50;

/** A draft of a flow whose data came in XML, and whether it may leave with the others. */
export type FlowDraft = {
  readonly invoiceId: string;
  readonly version: number;
  readonly number: string;
  readonly credit: boolean;
  readonly recipient: Pick<PartyView, "name" | "identifier"> | null;
  readonly service: ServiceRef | null;
  readonly total: string | null;
  readonly due: string | null;
  readonly currency: string;
  /** What prevents it: problems of the checks, and rules of EN 16931. */
  readonly ready: boolean;
  readonly blocking: readonly CheckProblem[];
  readonly advisory: readonly CheckProblem[];
  readonly breaksNorm: boolean;
};

const SELECT = {
  id: true,
  version: true,
  number: true,
  draftNumber: true,
  rawDraft: true,
  invoiceType: true,
  totalInclTax: true,
  amountDue: true,
  currency: true,
  recipient: { select: { legalName: true, identifier: true, undisclosed: true } },
  recipientService: { select: { code: true, label: true } },
  files: { where: { role: "MAIN" }, select: { document: { select: { extraction: { select: { report: true } } } } } },
} as const;

/**
 * The electronic invoices of a flow that are still drafts, the first ones, each checked as its own form would be. What a person must look
 * at first, a look-alike or a rule of the norm, is not ready: it is sent from its own draft. `more`: there are others.
 */
export async function readyOfFlow(
  actor: Actor,
  flowId: string,
  only?: readonly string[],
): Promise<{ drafts: readonly FlowDraft[]; more: boolean }> {
  const rows = await db().invoice.findMany({
    where: {
      AND: [visibleTo(actor, "issued"), { depositFlow: { AND: [{ id: flowId }, flowsVisibleTo(actor)] } }],
      status: "BROUILLON",
      depositMode: "UPLOAD_PORTAIL",
      ...(only ? { id: { in: [...only] } } : {}),
    },
    orderBy: { id: "asc" },
    take: SENT_AT_ONCE + 1,
    select: SELECT,
  });
  const drafts: FlowDraft[] = [];
  for (const row of rows.slice(0, SENT_AT_ONCE)) {
    const facts = await gatherFacts(db(), actor, row.id, now());
    if (!facts) continue;
    const problems = runChecks(facts);
    const blocking = blockingOnly(problems);
    const breaksNorm = row.files.some(({ document: { extraction } }) => isBroken(extraction?.report));
    drafts.push({
      invoiceId: row.id,
      version: row.version,
      number: row.number ?? toRaw(row.rawDraft).number ?? row.draftNumber,
      credit: row.invoiceType === "AVOIR",
      recipient: row.recipient && { name: publicName(row.recipient), identifier: row.recipient.identifier },
      service: row.recipientService,
      total: amountText(row.totalInclTax),
      due: amountText(row.amountDue),
      currency: row.currency,
      ready: blocking.length === 0 && !breaksNorm && twinsAmong(problems).length === 0,
      blocking,
      advisory: problems.filter(({ severity }) => severity !== "blocking"),
      breaksNorm,
    });
  }
  return { drafts, more: rows.length > SENT_AT_ONCE };
}

/** No report, or a rule that the norm holds for broken. */
function isBroken(report: unknown): boolean {
  const { findings } = (report ?? {}) as Partial<EInvoiceReport>;
  return findings === undefined || findings.some(({ severity }) => severity !== "advice");
}
