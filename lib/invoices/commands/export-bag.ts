import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import {
  type ArchivedFile,
  type ArchivedInvoice,
  archivedFiles,
  archivedInvoices,
} from "#lib/invoices/data/archive-rows.ts";
import { loadHistory } from "#lib/invoices/data/history-rows.ts";
import { reachOf } from "#lib/invoices/data/invoice.scope.ts";
import { MOST_ARCHIVED, uniqueNames } from "#lib/invoices/domain/archive.ts";
import { BAG_DECLARATION, type BagFile, bagInfoOf, manifestOf } from "#lib/invoices/domain/bag.ts";
import { type IssuedCriteria, readIssuedCriteria } from "#lib/invoices/domain/criteria.ts";
import { ISSUED_FIELDS } from "#lib/invoices/domain/export-fields.ts";
import { now } from "#lib/platform/clock.ts";
import { db, transaction } from "#lib/platform/db.ts";
import { loadBytes, sha256Hex } from "#lib/platform/storage.ts";
import type { ZipEntry } from "#lib/platform/zip-writer.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

const NUMBER = ISSUED_FIELDS.indexOf("number");

export type BagOrder = {
  readonly criteria: Partial<IssuedCriteria>;
  readonly structureId: string | null;
  /** Of the bag, in the reader's language. */
  readonly source: string;
  readonly description: string;
};

/**
 * Archives as a bag (F-127): for each invoice its files, its data, its certificate and its history with the chain of hashes, then the manifests that prove
 * them. A file that is not as it was left ends the bag with an error: a bag is whole or is none. Keeps who took which.
 */
export async function exportBag(
  actor: Actor,
  { criteria, structureId, source, description }: BagOrder,
): Promise<Result<{ count: number; entries: () => AsyncGenerator<ZipEntry> }, "NOT_FOUND">> {
  const chosen = { criteria: { ...readIssuedCriteria(criteria), archived: "yes" as const }, order: "newest" as const };
  const invoices = await archivedInvoices(reachOf(actor, "issued", structureId), chosen, MOST_ARCHIVED);
  if (invoices.length === 0) return refuse("NOT_FOUND");
  const invoiceIds = invoices.map(({ id }) => id);
  const files = await archivedFiles(invoiceIds, true);
  const { userId, sessionId } = actor;
  await transaction((tx) =>
    recordAudit(tx, { type: "invoices.downloaded", detail: { invoiceIds, attachments: true }, userId, sessionId }),
  );
  const about = { source, description, date: parisDay(now()) };
  return ok({ count: invoiceIds.length, entries: () => entriesOf(invoices, files, about) });
}

async function* entriesOf(
  invoices: readonly ArchivedInvoice[],
  files: ReadonlyMap<string, readonly ArchivedFile[]>,
  about: Parameters<typeof bagInfoOf>[0],
): AsyncGenerator<ZipEntry> {
  const at = now();
  const [payload, tags]: [BagFile[], BagFile[]] = [[], []];
  const entry = (list: BagFile[], path: string, content: Uint8Array): ZipEntry => {
    list.push({ path, sha256: sha256Hex(content), size: content.length });
    return { path, at, content };
  };
  yield entry(tags, "bagit.txt", Buffer.from(BAG_DECLARATION));
  const folderOf = uniqueNames();
  for (const { id, row } of invoices) {
    const folder = `data/${folderOf(row[NUMBER] ?? id)}`;
    const nameOf = uniqueNames();
    const own = files.get(id) ?? [];
    for (const file of own) {
      yield entry(payload, `${folder}/${nameOf(file.fileName)}`, await loadBytes(file.sha256));
    }
    for (const [name, value] of await toldOf(id, row, own)) {
      yield entry(payload, `${folder}/${nameOf(name)}`, Buffer.from(`${JSON.stringify(value, null, 2)}\n`));
    }
  }
  yield entry(tags, "bag-info.txt", Buffer.from(bagInfoOf(about, payload)));
  yield entry(tags, "manifest-sha256.txt", Buffer.from(manifestOf(payload)));
  yield { path: "tagmanifest-sha256.txt", at, content: Buffer.from(manifestOf(tags)) };
}

/** What the portal knows of an invoice, as files that need no portal to be read. */
async function toldOf(
  invoiceId: string,
  row: ArchivedInvoice["row"],
  files: readonly ArchivedFile[],
): Promise<readonly (readonly [string, unknown])[]> {
  const [history, { certificate }] = await Promise.all([
    loadHistory(db(), invoiceId),
    db().invoice.findUniqueOrThrow({ where: { id: invoiceId }, select: { certificate: true } }),
  ]);
  const data = Object.fromEntries(ISSUED_FIELDS.map((field, index) => [field, row[index] ?? null]));
  return [
    ["facture.json", { id: invoiceId, ...data, files }],
    ["historique.json", history],
    ...(certificate ? [["certificat.json", certificate] as const] : []),
  ];
}
