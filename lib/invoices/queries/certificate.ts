import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { underPseudonyms } from "#lib/invoices/data/closed-people.ts";
import { visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import {
  type CertificateContent,
  certificateCode,
  certificateFingerprint,
  readCode,
} from "#lib/invoices/domain/certificate.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";

export type DepositRecap = {
  readonly invoiceId: string;
  readonly status: InvoiceStatus;
  readonly content: CertificateContent;
  /** SHA-256 of the content's canonical JSON, in hexadecimal; base64 of the same bytes is the API's `empreinteCertificatDepot`. */
  readonly fingerprint: string;
  /** What a person types on the verification page. */
  readonly code: string;
  readonly depositedBy: string;
};

const WHO = { userId: true, userName: true, userEmail: true } as const;

const SELECT = {
  id: true,
  status: true,
  certificate: true,
  certificateCode: true,
  events: { where: { event: "submit" }, orderBy: { position: "asc" }, take: 1, select: WHO },
} as const;

/** The permanent recap of a deposit, and all that its certificate prints. Null until the invoice is sent, or for a stranger. */
export async function depositRecap(actor: Actor, invoiceId: string): Promise<DepositRecap | null> {
  if (!isId(invoiceId)) return null;
  const where = { AND: [{ id: invoiceId }, visibleTo(actor, "issued")] };
  const row = await db().invoice.findFirst({ where, select: SELECT });
  if (!row?.certificate) return null;
  const content = toContent(row.certificate);
  const fingerprint = certificateFingerprint(content);
  const depositedBy = (await underPseudonyms(row.events))[0]?.userName ?? "";
  return { invoiceId, status: row.status, content, fingerprint, code: row.certificateCode ?? "", depositedBy };
}

export type Verification = {
  readonly authentic: boolean;
  readonly fingerprint: string;
  readonly content: CertificateContent;
};

/**
 * What anybody who holds a certificate can check, without signing in: its content as recorded at the deposit, and whether it still
 * matches the code printed on it. Parties that are undisclosed today are not named (feature F-34); the fingerprint is of the whole content. A code cannot be guessed (80 bits), so that having one means having the certificate.
 */
export async function verifyCertificate(typedCode: string): Promise<Verification | null> {
  const code = readCode(typedCode);
  if (code.length !== 19) return null;
  const row = await db().invoice.findUnique({
    where: { certificateCode: code },
    select: { certificate: true, supplier: DISCLOSED, recipient: DISCLOSED },
  });
  if (!row?.certificate) return null;
  const content = toContent(row.certificate);
  const fingerprint = certificateFingerprint(content);
  return {
    authentic: certificateCode(fingerprint) === code,
    fingerprint,
    content: {
      ...content,
      supplier: shownToAnyone(content.supplier, row.supplier),
      recipient: shownToAnyone(content.recipient, row.recipient),
    },
  };
}

const DISCLOSED = { select: { undisclosed: true } } as const;

/** An undisclosed party has no name here, and a natural person no number either, which holds a birth date. The certificate itself says both. */
function shownToAnyone(
  party: CertificateContent["supplier"],
  now: { readonly undisclosed: boolean } | null,
): CertificateContent["supplier"] {
  if (!now?.undisclosed) return party;
  return { ...party, name: "", identifier: party.identifierType === "PARTICULIER" ? "" : party.identifier };
}

/** Written by `submitInvoice` and by nothing else; a change of it shows in the fingerprint. */
function toContent(column: unknown): CertificateContent {
  return column as CertificateContent;
}
