import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { underPseudonyms } from "#lib/invoices/data/closed-people.ts";
import type { LookSide, ReadSide } from "#lib/invoices/data/invoice.scope.ts";
import { type CommandRow, moverOf } from "#lib/invoices/data/load-for-command.ts";
import {
  type ActingSide,
  type ActionKind,
  isComplementaryEvent,
  isUserAction,
  type PartySide,
  readActingSide,
} from "#lib/invoices/domain/actions.ts";
import type { ActionRow } from "#lib/invoices/domain/views.ts";
import { now } from "#lib/platform/clock.ts";
import { db, type Tx } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";

export const PARTY_SIDE: Readonly<Record<ReadSide, PartySide>> = { issued: "SUPPLIER", received: "RECIPIENT" };
const ACTING_SIDE: Readonly<Record<LookSide, ActingSide>> = { ...PARTY_SIDE, toValidate: "VALIDATOR" };

/** Keeps what a person did with an invoice that they see, in the caller's transaction: both sides read it. A draft is its author's affair. */
export async function recordAction(
  tx: Tx,
  actor: Actor,
  row: CommandRow,
  side: LookSide,
  done: { readonly kind: ActionKind; readonly about?: string | null },
): Promise<void> {
  if (row.status === "BROUILLON") return;
  const at = now();
  const structureLabel =
    side === "toValidate" ? (validatorOf(actor, row)?.legalName ?? "") : moverOf(actor, row, side).structureLabel;
  await tx.invoiceAction.create({
    data: {
      id: newId(at.getTime()),
      invoiceId: row.id,
      kind: done.kind,
      at,
      side: ACTING_SIDE[side],
      userId: actor.userId,
      userName: actor.displayName,
      userEmail: actor.email,
      structureLabel,
      about: done.about ?? null,
    },
    select: { id: true },
  });
}

function validatorOf(actor: Actor, row: CommandRow) {
  const own = (id: string | null) => actor.memberships.some(({ structureId }) => structureId === id);
  return own(row.validatorId) ? row.validator : row.secondValidator;
}

/** As many as a page shows: more is not read by anybody, and the table keeps them. */
const SHOWN = 200;

/**
 * The two other histories of an invoice, newest first. What a suspended invoice is being completed with is not the recipient's to see
 * until it is sent.
 */
export async function actionsOf(invoiceId: string, hiddenSince: Date | null): Promise<ActionRow[]> {
  const hidden = hiddenSince
    ? { NOT: { kind: { in: ["PIECE_AJOUTEE", "PIECE_RETIREE"] }, at: { gt: hiddenSince } } }
    : {};
  const rows = await db().invoiceAction.findMany({
    where: { invoiceId, ...hidden },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: SHOWN,
  });
  const named = await underPseudonyms(rows);
  return named.flatMap(({ id, kind, at, side, userName, userEmail, structureLabel, about }) =>
    isUserAction(kind) || isComplementaryEvent(kind)
      ? [
          {
            id,
            kind,
            at,
            side: readActingSide(side),
            userName,
            userEmail,
            structureLabel,
            about,
          },
        ]
      : [],
  );
}
