import "server-only";
import type { DraftRow } from "#lib/invoices/data/draft-rows.ts";
import { FILE_SELECT, toFile } from "#lib/invoices/data/file.mapping.ts";
import { type RecipientNeeds, whatIsNeeded } from "#lib/invoices/domain/check-recipient.ts";
import type { FileView, PartyView, ServiceRef } from "#lib/invoices/domain/views.ts";
import type { Tx } from "#lib/platform/db.ts";
import { maskIban } from "#lib/shared/identifiers.ts";
import { publicName } from "#lib/structures/domain/glance.ts";

const PARTY = { id: true, identifierType: true, identifier: true, legalName: true, undisclosed: true } as const;

type PartyRow = Omit<PartyView, "name"> & { readonly legalName: string; readonly undisclosed: boolean };

function toParty({ legalName, undisclosed: _, ...party }: PartyRow): PartyView {
  return { ...party, name: legalName };
}

/** Whom a draft names is anybody's number: the name is shown when it is disclosed (feature F-34). */
function toOutsider(row: PartyRow): PartyView {
  return { ...toParty(row), name: publicName(row) };
}

type Named = ServiceRef & { readonly id: string };
type Account = { readonly id: string; readonly label: string; readonly maskedIban: string };
export type RecipientView = PartyView & {
  readonly isPublic: boolean;
  readonly active: boolean;
  readonly paymentNotReported: boolean;
};

export type DraftSurroundings = {
  readonly draftNumber: string;
  readonly savedAt: Date;
  readonly depositMode: string;
  readonly depositFormat: string | null;
  readonly supplier: PartyView;
  /** Choices of the supplier's block: its active services, its valid accounts. */
  readonly supplierServices: readonly Named[];
  readonly bankAccounts: readonly Account[];
  readonly recipient: RecipientView | null;
  readonly recipientService: ServiceRef | null;
  /** What the recipient asks, to be said before typing. Null as long as there is none. */
  readonly needs: RecipientNeeds | null;
  readonly validator: PartyView | null;
  readonly secondValidator: PartyView | null;
  readonly mainFile: FileView | null;
  readonly attachments: readonly FileView[];
};

/** What the form shows around a draft's own values: names, choices, files. */
export async function loadDraftSurroundings(tx: Tx, draft: DraftRow, at: Date): Promise<DraftSurroundings> {
  const valid = { validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gt: at } }] };
  const row = await tx.invoice.findUniqueOrThrow({
    where: { id: draft.id },
    select: {
      draftNumber: true,
      updatedAt: true,
      depositMode: true,
      depositFormat: true,
      supplier: {
        select: {
          ...PARTY,
          services: {
            where: { status: "ACTIF" },
            orderBy: { code: "asc" },
            select: { id: true, code: true, label: true },
          },
          bankAccounts: { where: valid, orderBy: { label: "asc" }, select: { id: true, label: true, iban: true } },
        },
      },
      recipient: {
        select: {
          ...PARTY,
          kind: true,
          status: true,
          requiresService: true,
          requiresCommitment: true,
          requiresServiceOrCommitment: true,
          paymentNotReported: true,
        },
      },
      recipientService: { select: { code: true, label: true, requiresCommitment: true } },
      validator: { select: PARTY },
      secondValidator: { select: PARTY },
      files: {
        orderBy: [{ addedAt: "asc" }, { id: "asc" }],
        select: FILE_SELECT,
      },
    },
  });
  const { services, bankAccounts, ...supplier } = row.supplier;
  const files = row.files.map((file) => toFile(file, file.role === "ATTACHMENT"));
  return {
    draftNumber: row.draftNumber,
    savedAt: row.updatedAt,
    depositMode: row.depositMode,
    depositFormat: row.depositFormat,
    supplier: toParty(supplier),
    supplierServices: services,
    bankAccounts: bankAccounts.map(({ id, label, iban }) => ({ id, label, maskedIban: maskIban(iban) })),
    recipient: row.recipient && {
      ...toOutsider({
        id: row.recipient.id,
        identifierType: row.recipient.identifierType,
        identifier: row.recipient.identifier,
        legalName: row.recipient.legalName,
        undisclosed: row.recipient.undisclosed,
      }),
      isPublic: row.recipient.kind === "PUBLIQUE",
      active: row.recipient.status === "ACTIVE",
      paymentNotReported: row.recipient.paymentNotReported,
    },
    recipientService: row.recipientService && { code: row.recipientService.code, label: row.recipientService.label },
    needs: row.recipient && whatIsNeeded(row.recipient, row.recipientService),
    validator: row.validator && toOutsider(row.validator),
    secondValidator: row.secondValidator && toOutsider(row.secondValidator),
    mainFile: files.find((file) => file.role === "MAIN") ?? null,
    attachments: files.filter((file) => file.role === "ATTACHMENT"),
  };
}
