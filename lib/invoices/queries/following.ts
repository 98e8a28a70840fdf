import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { getExtraction } from "#lib/documents/index.ts";
import { actionsOf } from "#lib/invoices/data/actions.ts";
import type { ReadSide } from "#lib/invoices/data/invoice.scope.ts";
import { isComplementaryEvent } from "#lib/invoices/domain/actions.ts";
import { isCadre } from "#lib/invoices/domain/cadres.ts";
import { type LifeCyclePicture, lifeCyclePicture } from "#lib/invoices/domain/life-cycle-picture.ts";
import { INVOICE_STATUSES, isOneOf, VISIBLE_TO_RECIPIENT } from "#lib/invoices/domain/status.ts";
import { type TakenReading, takenReadings } from "#lib/invoices/domain/taken-readings.ts";
import type { ActionRow, InvoiceSheet } from "#lib/invoices/domain/views.ts";
import { issuedSheet, receivedSheet } from "#lib/invoices/queries/sheet.ts";

/** « Suivi du traitement » (domain reference § 12): three histories, and the life cycle with the place of the invoice in it. */
export type Following = {
  readonly sheet: InvoiceSheet;
  readonly side: ReadSide;
  readonly events: readonly ActionRow[];
  readonly actions: readonly ActionRow[];
  readonly picture: LifeCyclePicture;
  /** Which of two readings of its file was sent, where they disagree. */
  readonly taken: readonly TakenReading[];
  /** Sent, and never arrived: the portal attests it. */
  readonly mayAttest: boolean;
};

/** What happened to an invoice and who did what with it, as one side reads it; null when there is none for this person. */
export async function following(actor: Actor, side: ReadSide, invoiceId: string): Promise<Following | null> {
  const sheet = await (side === "issued" ? issuedSheet : receivedSheet)(actor, invoiceId);
  if (!sheet) return null;
  const gathering = side === "received" && sheet.status === "SUSPENDUE" ? sheet.statusAt : null;
  const [rows, taken] = await Promise.all([actionsOf(sheet.id, gathering), takenOf(sheet)]);
  const passed = sheet.history.map(({ status }) => status).toReversed();
  const arrived = passed.includes("MISE_A_DISPOSITION");
  return {
    sheet,
    side,
    events: rows.filter(({ kind }) => isComplementaryEvent(kind)),
    actions: rows.filter(({ kind }) => !isComplementaryEvent(kind)),
    picture: lifeCyclePicture({
      cadre: isCadre(sheet.cadre) ? sheet.cadre : "A1_FACTURE_FOURNISSEUR",
      status: sheet.status,
      passed,
      reform: sheet.reform,
      secondValidator: passed.includes("A_VALIDER_2"),
      hidden: side === "received" ? INVOICE_STATUSES.filter((one) => !isSeen(one)) : ["SUPPRIMEE"],
    }),
    taken,
    mayAttest: side === "issued" && sheet.submittedAt !== null && !arrived && sheet.status !== "SUPPRIMEE",
  };
}

/** The reading is kept as it was, and these fields are as they were sent: what was taken needs no record of its own. */
async function takenOf(sheet: InvoiceSheet): Promise<TakenReading[]> {
  const main = sheet.submittedAt && sheet.files.find(({ role }) => role === "MAIN");
  const extraction = main ? await getExtraction(main.documentId) : null;
  return takenReadings(extraction?.reading?.conflicts ?? [], sheet);
}

/** A recipient's picture begins where the invoice is sent. */
function isSeen(status: (typeof INVOICE_STATUSES)[number]): boolean {
  return status === "DEPOSEE" || status === "EN_COURS_ACHEMINEMENT" || isOneOf(VISIBLE_TO_RECIPIENT, status);
}
