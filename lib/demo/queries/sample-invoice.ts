import "server-only";
import { type Actor, structuresWith } from "#lib/access/index.ts";
import { invoicePdf } from "#lib/demo/queries/invoice-pdf.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { Money } from "#lib/shared/money.ts";

const PARTY = { legalName: true, identifier: true, addressLine: true, postcode: true, town: true } as const;
type Party = {
  legalName: string;
  identifier: string;
  addressLine: string | null;
  postcode: string | null;
  town: string | null;
};

/**
 * An invoice of the person's own structure to try a deposit with, to a public entity that asks for nothing; another one each time. Null in production,
 * where what is deposited is real, and for who may not deposit.
 */
export async function sampleInvoice(actor: Actor): Promise<{ fileName: string; bytes: Uint8Array } | null> {
  if (!env().testBench) return null;
  const own = structuresWith(actor, "invoice.draft").map(({ structureId }) => structureId);
  const [supplier, recipient] = await Promise.all([
    db().structure.findFirst({
      where: { id: { in: own }, status: "ACTIVE" },
      orderBy: { legalName: "asc" },
      select: PARTY,
    }),
    db().structure.findFirst({
      where: {
        ...{ kind: "PUBLIQUE", status: "ACTIVE", identifierType: "SIRET", undisclosed: false, payerKind: "LOCAL" },
        ...{ requiresService: false, requiresCommitment: false, requiresServiceOrCommitment: false, moaOnly: false },
      },
      orderBy: { identifier: "asc" },
      select: PARTY,
    }),
  ]);
  if (!supplier || !recipient) return null;
  const at = now();
  // No two alike: two invoices of one amount and one day are held to be one sent twice.
  const cents = Math.floor(at.getTime() / 1000) % 90_000;
  const excl = Money.of("1000").add(Money.of(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`));
  const tax = excl.percent(Money.of("20")).round();
  // Digits: a word alone is not read as a number.
  const number = `EXEMPLE-${Math.floor(at.getTime() / 1000) % 10_000_000}`;
  const bytes = await invoicePdf({
    title: "FACTURE",
    number,
    date: parisDay(at),
    supplier: lines(supplier),
    recipient: lines(recipient),
    references: [],
    label: "Prestation imaginée pour essayer un dépôt",
    totalExclTax: excl.toString(),
    totalTax: tax.toString(),
    totalInclTax: excl.add(tax).toString(),
    footer: "Exemple sans valeur. Paiement à trente jours par virement.",
  });
  return { fileName: `facture-${number.toLowerCase()}.pdf`, bytes };
}

function lines({ legalName, identifier, addressLine, postcode, town }: Party): string[] {
  const address = [addressLine, [postcode, town].filter(Boolean).join(" ")].filter(Boolean);
  return [legalName, ...address.map(String), `SIRET : ${identifier}`];
}
