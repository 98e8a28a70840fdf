import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import { type Actor, can } from "#lib/access/index.ts";
import { flowsVisibleTo } from "#lib/invoices/data/flow.scope.ts";
import { countFlows, selectFlows } from "#lib/invoices/data/flow-list.ts";
import { countMembers, NO_FILES } from "#lib/invoices/data/flow-rows.ts";
import { amountText } from "#lib/invoices/data/invoice.mapping.ts";
import { reachOf } from "#lib/invoices/data/invoice.scope.ts";
import { toRaw } from "#lib/invoices/data/raw-draft.ts";
import { readCursor } from "#lib/invoices/domain/criteria.ts";
import type { FlowFilter } from "#lib/invoices/domain/flow-filters.ts";
import type { FlowState } from "#lib/invoices/domain/flow-states.ts";
import {
  type FlowProgress,
  type FlowRow,
  type FlowSheet,
  type MemberRow,
  memberOutcome,
} from "#lib/invoices/domain/flow-view.ts";
import type { ListPage } from "#lib/invoices/domain/views.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";
import { pageOf } from "#lib/shared/pagination.ts";
import type { Refusal } from "#lib/shared/result.ts";
import { publicName } from "#lib/structures/domain/glance.ts";

/** « Suivi des flux »: the flows of the person's structures, the last deposited first. */
export async function listFlows(actor: Actor, filter: FlowFilter): Promise<ListPage<FlowRow>> {
  const reaches = reachOf(actor, "issued", filter.structureId);
  const after = readCursor(filter.after, ["moment", "id"]);
  const [rows, total] = await Promise.all([
    selectFlows(reaches, filter, { after, limit: filter.size + 1 }),
    countFlows(reaches, filter),
  ]);
  const { items, next } = pageOf(rows, filter.size, ({ key }) => key);
  const counts = await countMembers(
    db(),
    items.map(({ row }) => row.id),
  );
  return { items: items.map(({ row }) => ({ ...row, counts: counts.get(row.id) ?? NO_FILES })), next, total };
}

const MEMBER = {
  id: true,
  path: true,
  size: true,
  state: true,
  code: true,
  params: true,
  invoice: {
    select: {
      id: true,
      status: true,
      number: true,
      draftNumber: true,
      depositMode: true,
      rawDraft: true,
      totalInclTax: true,
      currency: true,
      recipient: { select: { legalName: true, identifier: true, undisclosed: true } },
      files: {
        where: { role: "MAIN" },
        select: { document: { select: { extraction: { select: { status: true } } } } },
      },
    },
  },
} as const satisfies Prisma.DepositFlowMemberSelect;

type Row = Prisma.DepositFlowMemberGetPayload<{ select: typeof MEMBER }>;

/** A flow with what became of each of its files. Null when the person cannot see it, or there is none. */
export async function flowSheet(actor: Actor, flowId: string): Promise<FlowSheet | null> {
  if (!isId(flowId)) return null;
  const flow = await db().depositFlow.findFirst({
    where: { AND: [{ id: flowId }, flowsVisibleTo(actor)] },
    include: {
      structure: { select: { legalName: true } },
      depositedBy: { select: { firstName: true, lastName: true } },
      members: { orderBy: { position: "asc" }, select: MEMBER },
    },
  });
  if (!flow) return null;
  const { id, number, syntax, fileName, depositedAt, stateAt, recipient, depositedBy } = flow;
  const members = flow.members.map(toMember);
  const of = (...outcomes: readonly MemberRow["outcome"][]) =>
    members.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    ...{ id, number, syntax, fileName, depositedAt, stateAt, recipient, members },
    state: flow.state as FlowState,
    structureName: flow.structure.legalName,
    depositedBy: `${depositedBy.firstName} ${depositedBy.lastName}`,
    electronic: flow.members.filter(({ invoice }) => invoice?.status === "BROUILLON" && isElectronic(invoice)).length,
    maySend: can(actor, "invoice.submit", { structureId: flow.structureId, serviceId: flow.serviceId }),
    refusal: toRefusal(flow.report),
    counts: {
      waiting: of("waiting"),
      drafts: of("draft", "reading", "notSent"),
      sent: of("sent"),
      deleted: of("deleted"),
      refused: of("refused"),
    },
  };
}

function isElectronic({ depositMode }: { depositMode: string }): boolean {
  return depositMode === "UPLOAD_PORTAIL";
}

function toMember({ id, path, size, state, code, params, invoice }: Row): MemberRow {
  const reading = invoice?.files.some(({ document: { extraction } }) => isReading(extraction?.status)) ?? false;
  const outcome = memberOutcome({ state, status: invoice?.status ?? null, reading, refused: code !== null });
  const open = outcome === "draft" || outcome === "reading" || outcome === "notSent" || outcome === "sent";
  const seen = open ? invoice : null;
  return {
    ...{ id, path, size, outcome },
    invoiceId: seen?.id ?? null,
    number: seen ? (seen.number ?? toRaw(seen.rawDraft).number ?? seen.draftNumber) : null,
    recipient: seen?.recipient ? publicName(seen.recipient) : null,
    total: seen ? amountText(seen.totalInclTax) : null,
    currency: seen?.currency ?? "EUR",
    refusal: code === null ? null : toRefusal({ code, params }),
  };
}

function isReading(status: string | undefined): boolean {
  return status === "PENDING" || status === "RUNNING";
}

/** Only this domain writes these columns: code and params are a refusal's. */
function toRefusal(stored: unknown): Refusal | null {
  if (typeof stored !== "object" || stored === null || !("code" in stored)) return null;
  const { code, params } = stored as { code: string; params?: Refusal["params"] | null };
  return { ok: false, code, ...(params ? { params } : {}) };
}

/** How far a flow is, for the page that shows it. Null as `flowSheet`. */
export async function flowProgress(actor: Actor, flowId: string): Promise<FlowProgress | null> {
  if (!isId(flowId)) return null;
  const flow = await db().depositFlow.findFirst({
    where: { AND: [{ id: flowId }, flowsVisibleTo(actor)] },
    select: { state: true, listedAt: true },
  });
  if (!flow) return null;
  const members = { flowId, state: { not: "IGNORED" } } as const;
  const [total, waiting, reading] = await Promise.all([
    db().depositFlowMember.count({ where: members }),
    db().depositFlowMember.count({ where: { flowId, state: "WAITING" } }),
    db().extraction.count({
      where: {
        status: { in: ["PENDING", "RUNNING"] },
        document: { files: { some: { role: "MAIN", invoice: { status: "BROUILLON", depositFlowId: flowId } } } },
      },
    }),
  ]);
  const opening = flow.listedAt === null && flow.state !== "IN_REJETE";
  return { done: total - waiting - reading, total, busy: opening || waiting + reading > 0 };
}
